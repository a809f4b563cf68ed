import { concat } from './bytes.js';
import { hasDuplicateNames } from './duplicate-names.js';
import { malformed, Refusal } from './refusal.js';

const tooLarge = (limit: number): Refusal =>
  new Refusal('too-large', { title: `The body is larger than ${limit} bytes.`, headers: { connection: 'close' } });

/** Media type without parameters, small letters. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1).join('').trim().toLowerCase();
}

/** 415 unless the body says that it is one of the types. */
export function requireType(request: Request, types: readonly string[]): void {
  if (types.includes(mediaType(request))) return;
  throw new Refusal('unsupported', { title: `The body must be ${types.join(' or ')}.`, status: 415 });
}

/** 413 by what the request says of itself, before a byte is read. */
export function requireLength(request: Request, limit: number): void {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > limit) throw tooLarge(limit);
}

/**
 * Reads JSON, at most `limit` bytes of it; a stream that goes on is left unread.
 * @throws Refusal 413 when there is more, 422 when it is not UTF-8, not JSON, or names a member twice.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const bytes = await readBounded(request, limit);
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    // Not the parser's own message: it quotes the body.
    throw malformed('body', 'The body is not JSON in UTF-8.');
  }
  if (hasDuplicateNames(text)) throw malformed('body', 'The body has an object with a name twice.');
  return value;
}

async function readBounded(request: Request, limit: number): Promise<Uint8Array> {
  const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      // Not awaited: a peer that never stops sending would hold the answer back.
      void reader.cancel().catch(() => undefined);
      throw tooLarge(limit);
    }
    parts.push(value);
  }
  return concat(parts);
}
