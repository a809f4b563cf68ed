import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import { sqliteStore, type SqliteStoreOptions } from '../../../../src/server/stores/sqlite.js';

/** A folder of its own for one test, removed after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ykien-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store in a fresh file, closed after the test. */
export function openStore(options: Partial<SqliteStoreOptions> = {}) {
  const path = options.path ?? join(temporaryFolder(), 'comments.db');
  const store = sqliteStore({ ...options, path });
  onTestFinished(() => store.close());
  return { path, store };
}

/** A second connection to the file, as another process would have it. */
export function otherConnection(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  onTestFinished(() => {
    if (db.isOpen) db.close();
  });
  return db;
}
