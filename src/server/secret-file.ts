import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomId } from '../core/random-id.js';

/** Readable and writable by the owner of the process alone. */
const ownerOnly = 0o600;

/**
 * The secret of a data folder: read from `secret.key`, or made there at the first start. One secret a line, the newest first; to rotate, put a
 * new line on top and remove the old one after half an hour.
 * @throws Error that names the folder and the mend when it cannot be written.
 */
export async function loadSecret(dataDir: string): Promise<string[]> {
  const text = await readOrMake(dataDir, 'secret.key', () => randomId(32));
  const secrets = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim());
  if (secrets.length > 0) return secrets;
  throw new Error(
    `The file secret.key in ${dataDir} is empty: put the secret back, or remove the file to get a new one.`,
  );
}

/**
 * A small file that is made once. `O_EXCL` lets exactly one of several processes make it; the others read it. It is synced before anything signed
 * with it goes out: after a power cut the same secret is there.
 */
export async function readOrMake(dataDir: string, name: string, make: () => string): Promise<string> {
  const path = join(dataDir, name);
  try {
    await makeFolder(dataDir);
    const file = await open(path, 'wx', ownerOnly);
    try {
      await file.writeFile(`${make()}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // The name must be durable too.
    const folder = await open(dataDir, 'r');
    await folder.sync().catch(() => undefined);
    await folder.close();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(dataDir, cause);
  }
  try {
    // An umask, a copy or a backup may have opened it.
    await chmod(path, ownerOnly);
  } catch {
    // Not ours, then it is enough that it can be read.
  }
  try {
    return await readWritten(path);
  } catch (cause) {
    throw unwritable(dataDir, cause);
  }
}

/**
 * A folder and those above it. Not by `mkdir`'s `recursive`: under a folder that exists and takes nothing, such as `/proc`, Node 24 tries for ever.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const parent = dirname(path);
    const parentMissing = code === 'ENOENT' && parent !== path && !(await stat(parent).catch(() => undefined));
    if (!parentMissing) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

/** Another process may have made the file and not written it yet. */
async function readWritten(path: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const text = await readFile(path, 'utf8');
    if (text.endsWith('\n') || tries === 50) return text;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** @param cause what the file system said. */
export function unwritable(dataDir: string, cause: unknown): Error {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  return new Error(
    `The data folder ${dataDir} cannot be written (${code}): give its owner the right, or choose another with --data.`,
    {
      cause,
    },
  );
}
