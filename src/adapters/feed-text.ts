import { CommentError } from '../core/error.js';

/** Bytes: 10,000 items with summaries fit. */
const most = 5 * 1024 * 1024;

/**
 * The text of a feed in its own encoding: what the answer's header or the XML declaration says, else UTF-8. Old portals write others.
 * @throws CommentError `protocol` when it is larger than 5 MiB; the rest is not read then.
 */
export async function readFeedText(answer: Response): Promise<string> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = (answer.body ?? new Blob().stream()).getReader();
  for (;;) {
    const { value } = await reader.read();
    if (!value) break;
    size += value.length;
    if (size > most) {
      // What does not want to end is not waited for.
      void reader.cancel().catch(() => undefined);
      throw new CommentError('protocol', { message: 'The feed is larger than 5 MiB: shorten it.' });
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  const said = answer.headers.get('content-type') + String.fromCharCode(...bytes.subarray(0, 200));
  const [, label] = /(?:charset|encoding)\s*=\s*["']?([\w.:-]+)/i.exec(said) ?? [];
  return decoderOf(label).decode(bytes);
}

/** UTF-8 where nobody knows the encoding. */
function decoderOf(label?: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
