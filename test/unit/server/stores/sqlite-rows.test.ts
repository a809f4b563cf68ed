import { describe, expect, it } from 'vitest';
import { articleRecord, commentRecord, now, site, submission } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';

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

  it('reasons and texts of an edit that cannot be read are left out, and the queue goes on', async () => {
    const { path, store } = openStore();
    await store.acceptSubmission(submission(commentRecord(1, { status: 'published', reasons: ['links'] })));
    const revision = { site, comment: 'comment-1', id: 'r', fields: {}, createdAt: now, state: 'waiting' } as const;
    await store.edit({ site, comment: 'comment-1', notBefore: 0, revision });
    otherConnection(path).exec(`UPDATE comment SET reasons = '{'; UPDATE revision SET fields = '[['`);
    const [queued] = await store.listQueue({ site, status: 'pending', limit: 9 });
    expect(queued).toMatchObject({ id: 'comment-1', revision: { id: 'r', fields: {} } });
    expect(queued).not.toHaveProperty('reasons');
  });

  it.each([
    'UPDATE comment SET up = 4503599627370496',
    'UPDATE comment SET below = 9007199254740992',
    `UPDATE comment SET edited_at = 9007199254740992`,
    'UPDATE page SET published = 9007199254740992',
    'UPDATE event SET at = 9007199254740992',
  ])('the schema refuses %s', async (sql) => {
    const { path, store } = openStore();
    await store.acceptSubmission(submission(commentRecord(1)));
    expect(() => otherConnection(path).exec(sql)).toThrow('CHECK');
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
