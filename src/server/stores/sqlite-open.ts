import { accessSync, closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrations } from './sqlite-schema.js';

/** While opening nothing is served yet, so a wait for another process that is opening the same file may block. Milliseconds. */
const openingWaitMs = 5000;

/** A log that a burst has made longer is cut to this at the next checkpoint. Bytes. */
const logBytes = 16 * 1024 * 1024;

/**
 * Opens the file, makes it when it is missing, and brings its schema up to date.
 * @throws Error that names the path and what would mend it.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path === '' || path === ':memory:') {
    throw new TypeError(`sqliteStore({ path: '${path}' }) would keep nothing: give a file, or use memoryStore().`);
  }
  const file = resolve(path);
  let db: DatabaseSync | undefined;
  try {
    prepareFile(file);
    db = new DatabaseSync(file, { timeout: openingWaitMs, enableForeignKeyConstraints: true });
    configure(db);
    migrate(db);
    // From here on a wait inside SQLite would stop the whole event loop; the write queue waits on a timer instead.
    db.exec('PRAGMA busy_timeout = 0');
    return db;
  } catch (error) {
    if (db?.isOpen) db.close();
    throw new Error(`Cannot open the database ${file}: ${mend(error, file)}`, { cause: error });
  }
}

class SchemaError extends Error {}

function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite writes its log and index beside the file, and opens a file that it cannot write without a word.
  accessSync(dirname(file), constants.W_OK);
  try {
    // Comments hold phone numbers: only the owner reads them. The log and the index take their mode from this file. Exclusive, because closing a
    // second descriptor of a file that is open already would drop this process' locks on it (POSIX).
    closeSync(openSync(file, 'ax', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    accessSync(file, constants.R_OK | constants.W_OK);
  }
}

function configure(db: DatabaseSync): void {
  const { journal_mode: mode } = db.prepare('PRAGMA journal_mode = WAL').get() as { journal_mode: string };
  if (mode !== 'wal')
    throw new SchemaError('its file system lacks the shared memory that WAL needs: use a local disk.');
  // FULL syncs the log at every commit. On macOS a plain fsync stops at the disk's cache.
  db.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA trusted_schema = OFF');
  // What is erased is overwritten, in the file and in what SQLite puts aside to undo a savepoint.
  db.exec('PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY');
  db.exec(`PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = ${logBytes}`);
}

function migrate(db: DatabaseSync): void {
  const read = db.prepare('PRAGMA user_version');
  const version = () => (read.get() as { user_version: number }).user_version;
  if (version() === migrations.length) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    // Read again: another process may have migrated while this one waited for the lock.
    const from = version();
    if (from > migrations.length) {
      throw new SchemaError(
        `its schema is version ${from} and this Ykien knows ${migrations.length}: update Ykien, or give another path.`,
      );
    }
    for (const sql of migrations.slice(from)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function mend(error: unknown, file: string): string {
  if (error instanceof SchemaError) return error.message;
  const reason = error instanceof Error ? error.message : String(error);
  const folder = `make the folder ${dirname(file)} and the file writable, or set \`path\` to another place`;
  return (error as { code?: string }).code === 'ERR_SQLITE_ERROR'
    ? `${reason}. If it is not a Ykien database, set \`path\` to another file; if another process holds it, end that one.`
    : `${folder} (${reason}).`;
}
