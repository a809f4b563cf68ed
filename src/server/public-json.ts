import { toBase64Url, utf8 } from './bytes.js';
import { sha256 } from './keys.js';

/**
 * An answer that is the same for everybody, with a strong `ETag`; 304 when the client has it. `max-age=0, must-revalidate`: a cache asks each
 * time and pays one small answer, so that a comment or article never lies hidden behind an old copy.
 */
export function publicJson(request: Request, body: unknown): Promise<Response> {
  return publicText(request, JSON.stringify(body), 'application/json');
}

/** The same for another media type. */
export async function publicText(request: Request, text: string, type: string): Promise<Response> {
  const digest = await sha256(utf8(text));
  const etag = `"${toBase64Url(digest.slice(0, 16))}"`;
  const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': type } });
}

/** RFC 9110, 13.1.2: a list, or `*`, compared weakly (a proxy that compresses may have put `W/` in front). */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}
