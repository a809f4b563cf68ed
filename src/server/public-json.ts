import { toBase64Url, utf8, type Bytes } from './bytes.js';
import { sha256 } from './keys.js';

/**
 * An answer that is the same for everybody, with a strong `ETag`; 304 when the client has it. `max-age=0, must-revalidate`: a cache asks each
 * time and pays one small answer, so that a comment or article never lies hidden behind an old copy.
 */
export function publicJson(request: Request, body: unknown): Promise<Response> {
  return publicText(request, JSON.stringify(body), 'application/json');
}

/** A text in UTF-8, with what tells it from every other: encoding a long one costs more than anything else of an answer. */
export interface DigestedText {
  readonly bytes: Bytes;
  /** 128 bits, base64url. */
  readonly digest: string;
}

export async function digestOf(text: string): Promise<DigestedText> {
  const bytes = utf8(text);
  return { bytes, digest: toBase64Url((await sha256(bytes)).slice(0, 16)) };
}

/** The same for another media type. */
export async function publicText(request: Request, text: string, type: string): Promise<Response> {
  return publicDigested(request, await digestOf(text), type);
}

/** The same for a text whose digest is known. */
export function publicDigested(request: Request, { bytes, digest }: DigestedText, type = 'application/json'): Response {
  const etag = `"${digest}"`;
  const headers = { etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (matches(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers: { ...headers, 'content-type': type } });
}

/** RFC 9110, 13.1.2: a list, or `*`, compared weakly (a proxy that compresses may have put `W/` in front). */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}
