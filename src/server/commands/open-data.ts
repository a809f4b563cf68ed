import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../../contract/store.js';
import { makeFolder, unwritable } from '../secret-file.js';
import { readSite, type Site } from '../site.js';
import { sqliteStore } from '../stores/sqlite.js';
import type { CommandArguments } from './command.js';

export interface OpenData {
  readonly store: Store;
  /** The site's rules as far as the command line knows them. */
  readonly site: Site;
  readonly dataDir: string;
}

export async function hasDatabase({ dataDir }: CommandArguments): Promise<boolean> {
  return access(join(dataDir, 'ykien.db')).then(
    () => true,
    () => false,
  );
}

/**
 * Works on the database of a data folder, and closes it whatever happens. A server may be running on it.
 * @param make makes what is missing; otherwise there must be a database.
 * @throws Error that names the folder and the mend.
 */
export async function withData<T>(
  args: CommandArguments,
  work: (data: OpenData) => Promise<T>,
  { make = false, fields }: { make?: boolean; fields?: string | undefined } = {},
): Promise<T> {
  const { dataDir } = args;
  // Commands ask for no origin: they take in nothing from a page.
  const site = readSite({ id: args.site, origins: ['http://localhost'], ...(fields !== undefined && { fields }) });
  const path = join(dataDir, 'ykien.db');
  if (make) {
    await makeFolder(dataDir).catch((cause: unknown) => {
      throw unwritable(dataDir, cause);
    });
  } else {
    await access(path).catch((cause: unknown) => {
      throw new Error(`There is no database ${path}: name the folder with --data.`, { cause });
    });
  }
  // A busy server writes all the time; a command can wait for its turn.
  const store = sqliteStore({ path, lockWaitMs: 20_000 });
  try {
    return await work({ store, site, dataDir });
  } finally {
    await store.close();
  }
}
