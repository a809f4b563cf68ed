import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

/**
 * The text of a file in pieces, without a byte order mark; a gzipped one is unpacked as it is read. UTF-8; bytes that are none become U+FFFD.
 * @param onBytes hears how many bytes of the file have been read.
 * @throws Error when it is gzipped and breaks off.
 */
export async function* openText(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const packed = isGzip(await readStart(path, 2));
  const decoder = new TextDecoder();
  let unpacked: AsyncIterable<Buffer> = file;
  if (packed) {
    const gunzip = createGunzip();
    file.on('error', (error) => gunzip.destroy(error));
    unpacked = file.pipe(gunzip);
  }
  try {
    for await (const bytes of unpacked) {
      onBytes?.(file.bytesRead);
      const text = decoder.decode(bytes, { stream: true });
      if (text) yield text;
    }
    const rest = decoder.decode();
    if (rest) yield rest;
  } catch (cause) {
    if (!packed || !/^Z_/.test((cause as NodeJS.ErrnoException).code ?? '')) throw cause;
    throw new Error('its gzip data breaks off: the file is not whole.', { cause });
  } finally {
    file.destroy();
  }
}

const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

/** The first bytes of a file. */
export async function readStart(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The first characters of a file's text, unpacked. */
export async function readTextStart(path: string, length: number): Promise<string> {
  let start = '';
  for await (const text of openText(path)) {
    start += text;
    if (start.length >= length) break;
  }
  return start.slice(0, length);
}
