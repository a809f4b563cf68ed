import { describe, expect, it } from 'vitest';
import { now, site, commentRecord, stores } from '../../../../src/testing/store-records.js';
import { openStore, otherConnection } from './sqlite-file.js';
import { work } from './sqlite-workload.js';

// Each finds the rows whose counter is not what counting says.
const wrong = {
  'replies below': `SELECT id FROM comment AS top WHERE below <> (
    WITH RECURSIVE tree (id) AS (
      SELECT top.id UNION SELECT comment.id FROM tree JOIN comment ON comment.parent = tree.id
    ) SELECT count(*) FROM tree JOIN comment USING (id) WHERE comment.status = 'published' AND comment.id <> top.id)`,
  'comments of a page': `SELECT id FROM page WHERE published <> (
    SELECT count(*) FROM comment WHERE comment.page = page.id AND status = 'published')`,
  likes: `SELECT id FROM comment WHERE up <> (SELECT count(*) FROM vote WHERE comment = comment.id AND value = 1)
    OR down <> (SELECT count(*) FROM vote WHERE vote.comment = comment.id AND value = -1)`,
  reports: `SELECT id FROM comment WHERE reports <> (SELECT count(*) FROM report WHERE report.comment = comment.id)`,
  'waiting edits': `SELECT id FROM comment WHERE waiting IS NOT (
    SELECT id FROM revision WHERE revision.comment = comment.id AND state = 'waiting')`,
  roots: `SELECT c.id FROM comment AS c JOIN comment AS p ON p.id = c.parent WHERE c.root IS NOT ifnull(p.root, p.id)`,
};

describe('counters', () => {
  it.each([1, 2, 3])('are what counting says after work in any order (seed %i)', async (seed) => {
    const { path, store } = openStore();
    await work(store, seed);
    const db = otherConnection(path);
    for (const [what, sql] of Object.entries(wrong)) {
      expect([what, db.prepare(sql).all()]).toEqual([what, []]);
    }
    expect(db.prepare('SELECT count(*) > 50 AS enough FROM comment').get()).toEqual({ enough: 1 });
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  });

  it('are not moved by a write that was undone', async () => {
    const { store } = openStore();
    const root = commentRecord(1, { status: 'published' });
    await stores(store, root);
    const reply = commentRecord(2, { status: 'published', parent: root.id });
    const challenge = { site, nonce: 'used', expiresAt: now + 1 };
    await store.useChallenge(challenge, now);
    const page = { url: 'https://example.org/', title: '' };
    expect((await store.acceptSubmission({ comment: reply, challenge, page })).outcome).toBe('challenge-used');
    const [listed] = await store.listComments({ site, page: root.page, sort: 'newest', limit: 9 });
    expect(listed?.replyCount).toBe(0);
    expect(await store.countComments(site, [root.page])).toEqual([1]);
  });

  it('end at a circle of parents that somebody wrote into the file', async () => {
    const { path, store } = openStore();
    for (const n of [1, 2]) await stores(store, commentRecord(n, n === 2 ? { parent: 'comment-1' } : {}));
    otherConnection(path).exec(`UPDATE comment SET parent = 'comment-2' WHERE id = 'comment-1'`);
    await store.decide([{ site, comment: 'comment-2', to: 'published', actor: 'an', at: now }]);
    expect((await store.listAncestors(site, 'comment-2')).map(({ id }) => id)).toEqual(['comment-1', 'comment-2']);
  });
});
