import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../src/server/stores/sqlite-open.js';
import { migrations } from '../../../../src/server/stores/sqlite-schema.js';
import { commentRecord, now, site, submission } from '../../../../src/testing/store-records.js';
import { openStore, temporaryFolder } from './sqlite-file.js';

const page = '/news/1';

/** A row of version 1: id, parent, state. */
type Row = readonly [id: string, parent: string | null, status: string];

/** A file as version 1 left it, opened by the store of today. */
function openOldFile(rows: readonly Row[]) {
  const path = join(temporaryFolder(), 'comments.db');
  const db = new DatabaseSync(path);
  db.exec(`${migrations[0]}; PRAGMA user_version = 1; PRAGMA foreign_keys = OFF`);
  db.prepare('INSERT INTO page VALUES (?, ?, ?, ?)').run(site, page, 'https://example.org/news/1', 'Tin mới');
  const insert =
    db.prepare(`INSERT INTO comment (site, id, page, parent, submission_id, fingerprint, status, fields, created_at,
    score, consent, reader, generation) VALUES (?, ?, ?, ?, ?, ?, ?, '{"name":"Ánh"}', ?, 0.5, 'v1', 'reader-hash', 1)`);
  for (const [n, [id, parent, status]] of rows.entries()) {
    insert.run(site, id, page, parent, `submission-${id}`, `text-${id}`, status, now + n);
  }
  db.close();
  return openStore({ path });
}

const thread: readonly Row[] = [
  ['root', null, 'pending'],
  ['child', 'root', 'published'],
  ['grandchild', 'child', 'published'],
  ['hidden', 'child', 'spam'],
  ['alone', null, 'published'],
  ['waiting', null, 'pending'],
];

describe('a file of version 1', () => {
  it('has the same schema afterwards as a file that was made today', () => {
    const { path } = openOldFile(thread);
    const schema = (file: string) => {
      const db = new DatabaseSync(file, { readOnly: true });
      return db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    };
    const fresh = join(temporaryFolder(), 'fresh.db');
    openDatabase(fresh).close();
    expect(schema(path)).toEqual(schema(fresh));
  });

  it('keeps every comment as it was', async () => {
    const { store } = openOldFile(thread);
    expect(await store.findComment(site, 'alone')).toEqual({
      ...{ site, id: 'alone', page, submissionId: 'submission-alone', fingerprint: 'text-alone', status: 'published' },
      ...{ fields: { name: 'Ánh' }, createdAt: now + 4, score: 0.5, consent: 'v1', reader: 'reader-hash' },
      generation: 1,
    });
  });

  it('has roots, counters and places in the lists', async () => {
    const { store } = openOldFile(thread);
    const roots = await store.listComments({ site, page, sort: 'oldest', limit: 9 });
    expect(roots.map(({ id, replyCount }) => [id, replyCount])).toEqual([
      ['root', 2],
      ['alone', 0],
    ]);
    const replies = await store.listComments({ site, page, root: 'root', sort: 'oldest', limit: 9 });
    expect(replies.map(({ id, root, replyCount }) => [id, root, replyCount])).toEqual([
      ['child', 'root', 1],
      ['grandchild', 'root', 0],
    ]);
    expect((await store.findComment(site, 'hidden'))?.root).toBe('root');
    expect(await store.countComments(site, [page])).toEqual([3]);
    expect(await store.countPublishedBy(site, 'reader-hash')).toBe(3);
    expect(await store.countQueue(site)).toMatchObject({ pending: 2, published: 3, spam: 1 });
  });

  it('takes new comments and decisions', async () => {
    const { store } = openOldFile(thread);
    await store.acceptSubmission(submission(commentRecord(1, { parent: 'grandchild', status: 'published' })));
    await store.decide([{ site, comment: 'hidden', to: 'published', actor: 'an', at: now }]);
    const [root] = await store.listComments({ site, page, sort: 'oldest', limit: 1 });
    expect(root?.replyCount).toBe(4);
  });

  it('makes roots of comments whose parents run in a circle', async () => {
    const { store } = openOldFile([
      ['a', 'b', 'published'],
      ['b', 'a', 'published'],
      ['self', 'self', 'published'],
      ['below', 'a', 'published'],
    ]);
    const roots = await store.listComments({ site, page, sort: 'oldest', limit: 9 });
    expect(roots.map(({ id, parent, replyCount }) => [id, parent, replyCount])).toEqual([
      ['a', undefined, 0],
      ['b', undefined, 0],
      ['self', undefined, 0],
      ['below', undefined, 0],
    ]);
    expect((await store.listAncestors(site, 'below')).map(({ id }) => id)).toEqual(['below']);
  });
});
