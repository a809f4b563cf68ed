import { appendFile, access, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Names the exports that were written from a data folder, one a line. */
const listName = 'copies.txt';
/** What a data folder has of its own. */
const own = /^(ykien\.db(-wal|-shm|-journal)?|secret\.key|owner-token|copies\.txt|undo\.json)$/;

/** Notes that a file has a copy of the comments: an erasure will name it. */
export async function noteCopy(dataDir: string, path: string): Promise<void> {
  await appendFile(join(dataDir, listName), `${resolve(path).replaceAll('\n', '?')}\n`, { mode: 0o600 });
}

/** Files that hold, or may hold, copies of the comments: exports that were noted and are still there, and what else lies in the data folder. */
export async function listCopies(dataDir: string): Promise<readonly string[]> {
  const noted = (await readFile(join(dataDir, listName), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const there = await Promise.all([...new Set(noted)].map(async (path) => ((await exists(path)) ? [path] : [])));
  const beside = (await readdir(dataDir).catch(() => [])).filter((name) => !own.test(name));
  return [...new Set([...there.flat(), ...beside.map((name) => resolve(dataDir, name))])].sort();
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
