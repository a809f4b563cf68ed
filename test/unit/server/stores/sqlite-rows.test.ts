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
