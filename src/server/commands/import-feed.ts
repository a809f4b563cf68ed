import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { maxFeedBytes, readFeed } from '../read-feed.js';
import { makeFolder, unwritable } from '../secret-file.js';
import { sqliteStore } from '../stores/sqlite.js';
import type { CommandArguments, CommandIo } from './command.js';

/** Articles for one commit of the store. */
const batch = 500;

/**
 * `ykien import-feed`: puts the items of a feed into the article lists. Says what came in, and what did not and why.
 * @throws Error that names the file or folder and the mend.
 */
export async function importFeedCommand(args: CommandArguments, { print }: CommandIo): Promise<void> {
  const { dataDir, site } = args;
  const file = args.only('FILE');
  const { format, articles, skipped } = read(await load(file), file, args.texts('site-origin'));
  await makeFolder(dataDir).catch((cause: unknown) => {
    throw unwritable(dataDir, cause);
  });
  const store = sqliteStore({ path: join(dataDir, 'ykien.db') });
  try {
    let [added, updated] = [0, 0];
    for (let at = 0; at < articles.length; at += batch) {
      const result = await store.putArticles(site, articles.slice(at, at + batch));
      added += result.added;
      updated += result.updated;
    }
    print(`${format}: ${added} articles added, ${updated} updated, ${skipped.length} skipped.`);
    for (const { title, reason } of skipped) print(`  skipped "${title}": ${reason}.`);
  } finally {
    await store.close();
  }
}

function read(text: string, file: string, origins: readonly string[]): ReturnType<typeof readFeed> {
  try {
    return readFeed(text, origins);
  } catch (cause) {
    throw new Error(`${file} is not imported: ${(cause as Error).message}`, { cause });
  }
}

async function load(file: string): Promise<string> {
  let size: number;
  try {
    size = (await stat(file)).size;
  } catch (cause) {
    throw new Error(`${file} cannot be read: give the path of a feed's file.`, { cause });
  }
  if (size > maxFeedBytes)
    throw new Error(`${file} is not imported: it is larger than ${maxFeedBytes / 1024 / 1024} MB; split it.`);
  return readFile(file, 'utf8');
}
