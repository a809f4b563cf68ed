import { join } from 'node:path';
import type { Store } from '../contract/store.js';
import type { Secret } from './keys.js';
import { loadSecret } from './secret-file.js';
import { postgresStore } from './stores/postgres.js';
import { sqliteStore } from './stores/sqlite.js';

export interface StorePlace {
  readonly dataDir: string;
  /** `postgres://…`: everything is kept there, for any number of processes. Absent: one SQLite file in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Absent: made at the first start, and kept in `secret.key`, or in one row of the PostgreSQL database. */
  readonly secret?: Secret | readonly Secret[] | undefined;
}

/**
 * Where a server keeps things, and the secret that goes with it.
 * @throws Error that names the folder or the database's server, and the mend.
 */
export async function openStore(place: StorePlace): Promise<{ store: Store; secret: Secret | readonly Secret[] }> {
  const { dataDir, databaseUrl, secret: given } = place;
  if (databaseUrl !== undefined) {
    const store = await postgresStore({ url: databaseUrl });
    try {
      return { store, secret: given ?? (await store.loadSecrets()) };
    } catch (error) {
      await store.close();
      throw error;
    }
  }
  // The folder is tried before the database: SQLite would only say that it cannot open a file.
  const secret = given ?? (await loadSecret(dataDir));
  return { store: sqliteStore({ path: join(dataDir, 'ykien.db') }), secret };
}
