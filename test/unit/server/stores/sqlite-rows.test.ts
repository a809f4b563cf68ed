import { describe, expect, it } from 'vitest';
import { articleSql } from '../../../../src/server/stores/sqlite-articles.js';
import { commentSql } from '../../../../src/server/stores/sqlite-comments.js';
import { limitSql } from '../../../../src/server/stores/sqlite-limits.js';
import { articleRecord, commentRecord, now, site, submission } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';

const reads = {
  ...articleSql,
  queue: commentSql.queue,
  bySubmission: commentSql.bySubmission,
  byId: commentSql.byId,
  page: commentSql.page,
  readLimit: limitSql.read,
  sweepCounters: limitSql.sweepCounters,
  sweepUses: limitSql.sweepUses,
};

describe('query plans', () => {
  it.each(Object.entries(reads))(
    '%s searches an index, without a scan of a table or a temporary sort',
    (_name, sql) => {
      const { path } = openStore();
      const db = otherConnection(path);
      const parameters = sql.match(/\?/g) ?? [];
      const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters.map(() => null));
      const steps = plan.map((row) => String(row.detail));
      expect(steps.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
      if (!sql.startsWith('INSERT')) expect(steps.join('; ')).toMatch(/SEARCH \w+ USING/);
    },
  );

  it('a planted sort without an index is seen', () => {
    const { path } = openStore();
    const plan = otherConnection(path).prepare('EXPLAIN QUERY PLAN SELECT * FROM article ORDER BY title').all();
    expect(JSON.stringify(plan)).toMatch(/SCAN.*TEMP B-TREE/);
  });
});

describe('poison rows', () => {
  it.each([
    ['{"name":"An","content', {}],
    ['', {}],
    ['null', {}],
    ['["name"]', {}],
    ['{"name":"An","phone":{"a":1},"title":7}', { name: 'An' }],
  ])('a comment whose fields are %j still stands in the queue, without the bad ones', async (json, fields) => {
    const { path, store } = openStore();
    for (const n of [1, 2, 3]) await store.acceptSubmission(submission(commentRecord(n)));
    otherConnection(path).prepare('UPDATE comment SET fields = ? WHERE id = ?').run(json, 'comment-2');
    const queue = await store.listQueue({ site, status: 'pending', limit: 10 });
    expect(queue.map(({ id }) => id)).toEqual(['comment-1', 'comment-2', 'comment-3']);
    expect(queue[1]?.fields).toEqual(fields);
    expect(await store.findComment(site, 'comment-2')).toMatchObject({ id: 'comment-2', fields });
  });

  it('the schema refuses numbers that a reader could not hold, and text where numbers are', async () => {
    const { path, store } = openStore();
    await store.putArticles(site, [articleRecord('a', now)]);
    await store.acceptSubmission(submission(commentRecord(1)));
    const db = otherConnection(path);
    expect(() => db.exec(`UPDATE article SET views = ${2n ** 60n}`)).toThrow('CHECK');
    expect(() => db.exec(`UPDATE article SET published_at = ${2n ** 60n}`)).toThrow('CHECK');
    expect(() => db.exec(`UPDATE comment SET created_at = ${2n ** 60n}`)).toThrow('CHECK');
    expect(() => db.exec(`UPDATE comment SET created_at = 'yesterday'`)).toThrow('TEXT');
  });
});
