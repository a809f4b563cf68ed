import { open, rename, rm } from 'node:fs/promises';
import { randomId } from '../../core/random-id.js';

const bufferedCharacters = 256 * 1024;

/**
 * Writes a file that is there whole or not at all: under another name beside it, synced, then renamed. Readable by the owner of the process alone.
 * @throws Error that names the file and the mend when it cannot be written; what was begun is removed.
 */
export async function writeWhole(path: string, texts: AsyncIterable<string>): Promise<void> {
  const part = `${path}.${randomId(6)}.part`;
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      for await (const text of inBlocks(texts)) await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (cause) {
    await rm(part, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || /^ERR_/.test(code)) throw cause;
    throw new Error(`${path} cannot be written (${code}): choose another with --out.`, { cause });
  }
}

/** Short texts joined, so that each line of a million costs no call of its own. */
export async function* inBlocks(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let block = '';
  for await (const text of texts) {
    block += text;
    if (block.length < bufferedCharacters) continue;
    yield block;
    block = '';
  }
  if (block) yield block;
}
