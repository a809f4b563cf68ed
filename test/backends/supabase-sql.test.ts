import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supabaseAdapter } from '../../src/adapters/supabase.js';
import { randomId } from '../../src/core/random-id.js';
import { adapterSuite, type Harness } from '../../src/testing/index.js';
import { serveHandler, type Served } from '../support/serve-handler.js';
import { startPostgres, type PgClient, type PostgresServer } from './postgres-server.js';
import { bridgeToPostgres } from './postgrest-bridge.js';

let postgres: PostgresServer;
let owner: PgClient;
let bridge: ReturnType<typeof bridgeToPostgres>;
let served: Served;

beforeAll(async () => {
  postgres = await startPostgres();
  owner = await postgres.connect();
  bridge = bridgeToPostgres(() => postgres.connect());
  served = await serveHandler(bridge.handle);
});

afterAll(async () => {
  await served?.close();
  await bridge?.close();
  await owner?.end();
  await postgres?.stop();
});

async function empty(moderation: 'pre' | 'post'): Promise<void> {
  await owner.query('truncate ykien.comments, ykien.votes, ykien.pages restart identity');
  await owner.query('update ykien.settings set moderation = $1, per_minute = 1000', [moderation]);
}

const adapter = () => supabaseAdapter({ endpoint: served.url, key: 'sb_publishable_abc' });

async function harness(moderation: 'pre' | 'post'): Promise<Harness> {
  await empty(moderation);
  return {
    adapter: adapter(),
    page: { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Một bài viết' },
    otherPage: { id: '/tin/2', url: 'https://vidu.vn/tin/2', title: 'Bài khác' },
    articles: 0,
    countStored: async () => Number((await owner.query('select count(*) as n from ykien.comments')).rows[0]?.n),
    moderate: async (id, decision) => {
      if (decision === 'published') await owner.query('select ykien.publish($1)', [id]);
      else await owner.query(`update ykien.comments set status = 'removed' where id = $1`, [id]);
    },
    closePage: async ({ id }, closed) => {
      const sql = 'insert into ykien.pages values ($1, $2) on conflict (page) do update set closed = excluded.closed';
      await owner.query(sql, [id, closed]);
    },
    advance: async (ms) => {
      await owner.query(`update ykien.comments set created_at = created_at - $1 * interval '1 millisecond'`, [ms]);
    },
    dispose: () => undefined,
  };
}

describe('supabaseAdapter keeps the contract over its schema in PostgreSQL', () => {
  describe('where a moderator sees comments first', () => adapterSuite({ describe, it }, () => harness('pre')));
  describe('where comments are published at once', () => adapterSuite({ describe, it }, () => harness('post')));
});

describe('what anybody with the publishable key can do', () => {
  const draft = (changes: object = {}) => ({
    page: '/tin/1',
    fields: { name: 'Hạnh', phone: '0912 345 678', title: 'Đường làng', content: 'Ổ gà.' },
    submission_id: randomId(),
    ...changes,
  });

  /** As PostgREST hands it on; nothing of the adapter is in between. */
  async function rpc(
    name: string,
    input: object,
  ): Promise<{ status: number; body: Record<string, unknown>; text: string }> {
    const answer = await fetch(`${served.url}/rest/v1/rpc/ykien_${name}`, {
      method: 'POST',
      headers: { apikey: 'sb_publishable_abc' },
      body: JSON.stringify(input),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
  }

  async function asAnon(sql: string): Promise<unknown> {
    const client = await postgres.connect();
    try {
      await client.query('set role anon');
      return (await client.query(sql)).rows;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  }

  it('is nothing with the tables', async () => {
    await empty('post');
    await rpc('submit', draft());
    for (const table of ['comments', 'votes', 'pages', 'settings']) {
      for (const sql of [
        `select * from ykien.${table}`,
        `delete from ykien.${table}`,
        `insert into ykien.${table} default values`,
      ])
        expect(await asAnon(sql), sql).toBe('42501');
    }
    expect(await asAnon('select phone, submission_id, token, reader from ykien.comments')).toBe('42501');
  });

  it('is nothing with the tables either when somebody serves their schema', async () => {
    await empty('post');
    await rpc('submit', draft());
    await owner.query('grant usage on schema ykien to anon; grant all on all tables in schema ykien to anon');
    try {
      expect(await asAnon('select * from ykien.comments')).toEqual([]);
      expect(await asAnon('update ykien.comments set name = name returning id')).toEqual([]);
      expect(await asAnon(`insert into ykien.pages (page) values ('/x')`)).toBe('42501');
    } finally {
      await owner.query('revoke all on all tables in schema ykien from anon; revoke usage on schema ykien from anon');
    }
  });

  it('is to read the view, which has no column for a secret, and not to write through it', async () => {
    await empty('post');
    await rpc('submit', draft());
    const [row] = (await asAnon('select * from public.public_comments')) as Record<string, unknown>[];
    expect(Object.keys(row ?? {}).sort()).toEqual([
      'content',
      'created_at',
      'down',
      'edited_at',
      'id',
      'name',
      'page',
      'parent',
      'reply_count',
      'root',
      'score',
      'status',
      'title',
      'up',
    ]);
    expect(JSON.stringify(row)).not.toContain('0912');
    for (const sql of ['delete from public.public_comments', `update public.public_comments set page = '/x'`])
      expect(await asAnon(sql), sql).toBe('42501');
  });

  it('is to call seven functions and no other', async () => {
    const { rows } = await owner.query(`
      select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ('public', 'ykien') and has_function_privilege('anon', p.oid, 'execute') order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(
      ['counts', 'delete', 'edit', 'page', 'status', 'submit', 'vote'].map((name) => `ykien_${name}`),
    );
    expect(await asAnon('select ykien.publish(1)')).toBe('42501');
  });

  it('stores the phone number in its own column and tells it to nobody, its sender included', async () => {
    await empty('post');
    const sent = draft();
    const made = await rpc('submit', sent);
    const { rows } = await owner.query('select phone, content from ykien.comments');
    expect(rows).toEqual([{ phone: '0912 345 678', content: 'Ổ gà.' }]);
    const token = made.body.token as string;
    const told = [made.text, (await rpc('status', { tokens: [token] })).text, (await rpc('submit', sent)).text];
    const edited = await rpc('edit', { comment: made.body.id, token, fields: { content: 'Đã sửa.' } });
    for (const text of [...told, edited.text]) expect(text).not.toMatch(/0912|phone|digest|reader/);
  });

  it('is to hear no verdict', async () => {
    await empty('pre');
    const made = await rpc('submit', draft());
    for (const status of ['rejected', 'spam']) {
      await owner.query('update ykien.comments set status = $1', [status]);
      const { body } = await rpc('status', { tokens: [made.body.token] });
      expect(body).toMatchObject([{ status: 'pending', comment: { status: 'pending' } }]);
      expect(await asAnon('select * from public.public_comments')).toEqual([]);
    }
  });

  it('is refused by the database itself where a form is not kept to', async () => {
    await empty('pre');
    const { fields } = draft();
    const wrong: [object, string, string][] = [
      [{ fields: { ...fields, name: '   ' } }, 'name', 'required'],
      [{ fields: { ...fields, title: '' } }, 'title', 'required'],
      [{ fields: { ...fields, content: 'x'.repeat(10_001) } }, 'content', 'too-long'],
      [{ fields: { ...fields, content: 7 } }, 'content', 'malformed'],
      [{ fields: { ...fields, phone: 'call me' } }, 'phone', 'invalid-phone'],
      [{ fields: { ...fields, status: 'published' } }, 'status', 'unknown-field'],
      [{ fields: 'text' }, 'submissionId', 'malformed'],
      [{ submission_id: 'short' }, 'submissionId', 'malformed'],
      [{ page: '' }, 'page', 'invalid-page'],
      [{ parent: '1); drop table ykien.comments; --' }, 'parent', 'invalid-parent'],
      [{ parent: '99999999999999999999' }, 'parent', 'invalid-parent'],
    ];
    for (const [changes, field, code] of wrong) {
      const { status, body } = await rpc('submit', draft(changes));
      const issues = JSON.parse((body.details as string) || '[]') as unknown;
      expect([status, body.code, body.message, issues], field).toEqual([400, 'P0001', 'invalid', [{ field, code }]]);
    }
    expect((await owner.query('select from ykien.comments')).rows).toHaveLength(0);
  });

  it('is to send as many comments in a minute as the settings say', async () => {
    await empty('pre');
    await owner.query('update ykien.settings set per_minute = 2');
    const first = draft();
    for (const each of [first, draft()]) expect((await rpc('submit', each)).status).toBe(200);
    expect((await rpc('submit', draft())).body).toMatchObject({ code: 'P0001', message: 'rate-limited' });
    // What is stored is told whatever the limits say now.
    expect((await rpc('submit', first)).status).toBe(200);
    const { rows } = await owner.query('select from ykien.comments');
    expect(rows).toHaveLength(2);
  });

  it('is told as `unsupported` when the schema has not been run', async () => {
    await empty('pre');
    await owner.query('alter function public.ykien_page(text) rename to ykien_away');
    try {
      const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: '' };
      await expect(adapter().describeForm!(page)).rejects.toMatchObject({ code: 'unsupported', outcome: 'refused' });
    } finally {
      await owner.query('alter function public.ykien_away(text) rename to ykien_page');
    }
  });
});
