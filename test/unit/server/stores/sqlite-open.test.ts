import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../../src/server/stores/sqlite-schema.js';
import { sqliteStore } from '../../../../src/server/stores/sqlite.js';
import { commentRecord, submission } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection, temporaryFolder } from './sqlite-file.js';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('opening a file', () => {
  it('makes the file and its folders, readable by the owner only, log and index included', async () => {
    const { path, store } = openStore({ path: join(temporaryFolder(), 'a', 'b', 'comments.db') });
    await store.acceptSubmission(submission(commentRecord(1)));
    expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
  });

  it('names the path and the mend when the folder cannot be made or written', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const path = join(file, 'comments.db');
    expect(() => sqliteStore({ path })).toThrow(
      `Cannot open the database ${path}: make the folder ${file} and the file writable`,
    );
  });

  it('names the path when it is a folder', () => {
    const path = temporaryFolder();
    expect(() => sqliteStore({ path })).toThrow(`Cannot open the database ${path}: `);
  });

  // Root writes everywhere, so there this asserts the opposite half: the store opens.
  it('refuses a folder without write permission, unless the process may write all the same', () => {
    const folder = join(temporaryFolder(), 'locked');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const path = join(folder, 'comments.db');
    if (process.getuid?.() === 0) openStore({ path });
    else expect(() => sqliteStore({ path })).toThrow('writable');
  });

  it('leaves a file alone that is no database, and says so', () => {
    const path = join(temporaryFolder(), 'notes.txt');
    const notes = 'These are notes and not a database. '.repeat(50);
    writeFileSync(path, notes);
    expect(() => sqliteStore({ path })).toThrow(`Cannot open the database ${path}: file is not a database`);
    expect(readFileSync(path, 'utf8')).toBe(notes);
  });

  it('refuses a newer schema and changes nothing in it', async () => {
    const { path, store } = openStore();
    await store.close();
    const newer = otherConnection(path);
    newer.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(() => sqliteStore({ path })).toThrow(
      `its schema is version ${migrations.length + 1} and this Ykien knows ${migrations.length}: update Ykien`,
    );
    expect(newer.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 1 });
  });

  it('rolls a failing migration back whole', () => {
    const path = join(temporaryFolder(), 'comments.db');
    const foreign = otherConnection(path);
    foreign.exec('CREATE TABLE article (x)');
    expect(() => sqliteStore({ path })).toThrow('table article already exists');
    expect(foreign.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'article' }]);
  });

  it('waits while another process that opens the file holds the lock', async () => {
    const path = join(temporaryFolder(), 'comments.db');
    const stores = [sqliteStore({ path }), sqliteStore({ path })];
    await stores[0]?.acceptSubmission(submission(commentRecord(1)));
    expect((await stores[1]?.acceptSubmission(submission(commentRecord(1))))?.outcome).toBe('replay');
    await Promise.all(stores.map((store) => store.close()));
  });

  it('syncs every commit: WAL with synchronous FULL is what the connection says', async () => {
    const { path, store } = openStore();
    await store.close();
    const { openDatabase } = await import('../../../../src/server/stores/sqlite-open.js');
    const db = openDatabase(path);
    const pragma = (name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual(['wal', 2, 1, 0]);
    db.close();
  });

  it.each(['', ':memory:'])('points from the path "%s" to memoryStore', (path) => {
    expect(() => sqliteStore({ path })).toThrow(TypeError);
  });

  it('leaves one file behind after close: the log is written back', async () => {
    const { path, store } = openStore();
    await store.acceptSubmission(submission(commentRecord(1)));
    expect(existsSync(`${path}-wal`)).toBe(true);
    await store.close();
    expect([`${path}-wal`, `${path}-shm`].filter(existsSync)).toEqual([]);
    expect(new DatabaseSync(path, { readOnly: true }).prepare('SELECT count(*) AS n FROM comment').get()).toEqual({
      n: 1,
    });
  });
});
