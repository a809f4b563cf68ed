import { describe, expect, it } from 'vitest';
import { postgresStore } from '../../../../src/server/stores/postgres.js';
import { commentRecord, site, stores } from '../../../../src/testing/store-records.js';
import { freshSchema, useServer } from './postgres-server.js';

const server = useServer(['fsync=off']);

describe('opening', () => {
  it('refuses a server that does not sync, naming the setting and the mend', async () => {
    await expect(postgresStore({ url: server.url, schema: freshSchema() })).rejects.toThrow(/set fsync = on/);
  });

  it('names the server, and not the password, when it cannot be reached', async () => {
    const url = 'postgres://owner:geheim@127.0.0.1:1/postgres';
    const error: unknown = await postgresStore({ url, waitMs: 20 }).catch((reason: unknown) => reason);
    expect(String(error)).toContain('127.0.0.1:1/postgres');
    expect(String(error)).not.toContain('geheim');
  });

  it('refuses an address that is none, naming the form', async () => {
    await expect(postgresStore({ url: 'mysql://x' })).rejects.toThrow(/postgres:\/\/user:password@host/);
  });

  it('brings a schema up to date once, however many do it at once', async () => {
    const schema = freshSchema();
    const open = () => server.open({ schema });
    const [one, , , four] = await Promise.all([open(), open(), open(), open()]);
    await stores(one, commentRecord(1));
    expect((await four.findComment(site, 'comment-1'))?.id).toBe('comment-1');
    expect(await server.query(`SELECT version FROM ${schema}.state`)).toEqual([{ version: 1 }]);
  });

  it('goes on where a process was killed between two steps', async () => {
    const schema = freshSchema();
    await server.query(`CREATE SCHEMA ${schema};
      CREATE TABLE ${schema}.state (id smallint PRIMARY KEY, version integer NOT NULL, position bigint NOT NULL, secrets text);
      INSERT INTO ${schema}.state VALUES (1, 0, 0); SELECT 1`);
    const store = await server.open({ schema });
    expect(await store.countComments(site, ['/news/1'])).toEqual([0]);
  });

  it('refuses a schema of a newer version', async () => {
    const schema = freshSchema();
    await (await server.open({ schema })).close();
    await server.query(`UPDATE ${schema}.state SET version = 99`);
    await expect(server.open({ schema })).rejects.toThrow(/version 99 .* update Ykien/);
  });

  it('gives all processes the same secret', async () => {
    const schema = freshSchema();
    const opened = await Promise.all([1, 2, 3].map(() => server.open({ schema })));
    const secrets = await Promise.all(opened.map((store) => store.loadSecrets()));
    expect(new Set(secrets.flat()).size).toBe(1);
    expect(secrets[0]?.[0]).toMatch(/^[\w-]{43}$/);
  });

  it('gives positions beyond those that a copy from another server has', async () => {
    const schema = freshSchema();
    const store = await server.open({ schema });
    await stores(store, commentRecord(1));
    await store.close();
    await server.query(`UPDATE ${schema}.event SET seq = 4000000000000000`);
    const again = await server.open({ schema });
    const { last } = await again.eventRange(site);
    await stores(again, commentRecord(2));
    expect(last).toBe(4_000_000_000_000_000);
    expect((await again.listEvents({ site, after: last, limit: 9 })).map(({ comment }) => comment)).toEqual([
      'comment-2',
    ]);
  });
});
