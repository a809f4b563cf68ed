import { describe, expect, it } from 'vitest';
import type { CommentPage } from '../../../../src/core/comment.js';
import { memoryStore, sqliteStore } from '../../../../src/server/index.js';
import type { Store } from '../../../../src/contract/store.js';
import { openStore } from '../stores/sqlite-file.js';
import { key, page, stored, Thread } from '../../../support/thread.js';

type Own = { id: string; token: string };
const stores = [
  ['memory', memoryStore],
  ['SQLite', () => openStore().store],
] as const;

/** Everything of comments that anybody can ask for, by the list and by the page as a whole. */
async function read(thread: Thread, root: string): Promise<unknown> {
  const queries = ['', 'sort=top', 'limit=1', `parent=${root}`, `comment=${root}`];
  const lists = await Promise.all(queries.map((query) => thread.list(query)));
  const whole = (await (await thread.get(`/v1/page?page=${page}&include=form,comments`)).json()) as {
    comments: CommentPage;
  };
  expect(whole.comments).toEqual(lists[0]);
  return lists;
}

/** A thread whose every answer is held against that of a handler which has answered nothing yet. */
async function open(store: Store) {
  const thread = new Thread({}, { store });
  const root = await thread.write('Bài đầu', { readerKey: key('a') });
  const fresh = async () => {
    const other = new Thread({}, { store });
    other.now = thread.now;
    return read(other, root.id);
  };
  const holds = async (what: string) => {
    const answer = await read(thread, root.id);
    expect(answer, what).toEqual(await fresh());
    expect(await read(thread, root.id), `${what}, again`).toEqual(answer);
    return answer;
  };
  return { thread, root, holds };
}

describe.each(stores)('a list of comments over %s', (_, make) => {
  it('is never older than what was published, answered, edited, voted, removed or closed', async () => {
    const { thread, root, holds } = await open(make());
    const answers = [await holds('at first')];
    const after = async (what: string, change: () => Promise<unknown>) => {
      await change();
      answers.push(await holds(what));
    };
    await after('a comment', () => thread.write('Bài hai'));
    await after('a reply', () => thread.reply(root.id));
    await after('an edit', () =>
      thread.post('/v1/comments/edit', { comment: root.id, token: root.token, fields: { content: 'Bài đầu, sửa' } }),
    );
    await after('a vote', () => thread.post('/v1/comments/vote', { comment: root.id, value: 1, readerKey: key('b') }));
    await after('a decision', () => thread.decide(root.id, 'rejected'));
    await after('an approval', () => thread.decide(root.id, 'published'));
    await after('closing', () => thread.store.closePage('default', page, true, 'test', thread.now));
    await after('opening', () => thread.store.closePage('default', page, false, 'test', thread.now));
    await after('loading', () => thread.store.loadRecords('default', 'comment', [stored('nhap', thread.now)]));
    const own: Own = await thread.write('Của tôi');
    await after('a comment taken away', () =>
      thread.post('/v1/comments/delete', { comment: own.id, token: own.token }),
    );
    await after('another day', async () => (thread.now += 86_400_000));
    const texts = answers.map((answer) => JSON.stringify(answer));
    for (const [n, text] of texts.entries()) if (n > 0) expect(text, String(n)).not.toBe(texts[n - 1]);
  });

  it('goes by the options of its site as they are now', async () => {
    const thread = new Thread({}, { store: make() });
    await thread.write();
    const site = thread.site;
    expect((await thread.list()).items[0]).toMatchObject({ up: 0, down: 0 });
    thread.site = { ...site, votes: 'up' };
    expect((await thread.list()).items[0]).not.toHaveProperty('down');
    thread.site = { ...site, closed: true };
    expect(await thread.list()).toMatchObject({ closed: true });
    thread.site = { ...site, pages: 'listed' };
    expect(await thread.list()).toMatchObject({ closed: true });
    const article = { id: page, title: 'Tin', url: `https://example.vn${page}`, views: 0 };
    const published = { published: '2026-11-23T08:00:00+07:00', publishedAt: Date.parse('2026-11-23T01:00:00Z') };
    await thread.store.putArticles('default', [{ ...article, ...published }]);
    expect(await thread.list()).not.toHaveProperty('closed');
  });

  it('is never older than what was answered to another reader, while everybody writes and reads', async () => {
    const thread = new Thread({}, { store: make() });
    const { id } = await thread.write();
    let least = 0;
    const vote = async (n: number) => {
      const readerKey = key('a').slice(4) + String(n).padStart(4, '0');
      const { up } = (await (await thread.post('/v1/comments/vote', { comment: id, value: 1, readerKey })).json()) as {
        up: number;
      };
      least = Math.max(least, up);
    };
    const look = async () => {
      const known = least;
      const { up = 0 } = (await thread.list()).items[0]!;
      expect(up).toBeGreaterThanOrEqual(known);
      least = Math.max(least, up);
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => (n % 2 === 0 ? vote(n) : look())));
    await look();
    expect(least).toBe(100);
  });
});

describe('a list of comments over a SQLite file', () => {
  it('is never older than what another process wrote, also by hand', async () => {
    const { store, path } = openStore();
    const { thread, root, holds } = await open(store);
    const other = sqliteStore({ path });
    const elsewhere = new Thread({}, { store: other });
    elsewhere.now = thread.now;
    await holds('at first');
    await elsewhere.write('Từ nơi khác');
    expect(JSON.stringify(await holds('a comment elsewhere'))).toContain('Từ nơi khác');
    await elsewhere.post('/v1/comments/vote', { comment: root.id, value: 1, readerKey: key('c') });
    await holds('a vote elsewhere');
    await other.loadRecords('default', 'comment', [stored('nhap-khac', thread.now)]);
    expect(JSON.stringify(await holds('an import elsewhere'))).toContain('nhap-khac');
    await other.close();
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(path);
    db.exec(`UPDATE comment SET fields = '{"name":"Mẫu","content":"Sửa bằng tay"}'`);
    db.close();
    expect(JSON.stringify(await holds('a change by hand'))).toContain('Sửa bằng tay');
  });
});

describe('what is read again', () => {
  it('is answered without the lists being read, until something changes, and has the same tag', async () => {
    const store = memoryStore();
    let lists = 0;
    const counting: Store = {
      ...store,
      listComments: (selection) => {
        lists++;
        return store.listComments(selection);
      },
    };
    const thread = new Thread({}, { store: counting });
    await thread.write();
    const get = (path: string) => thread.get(`${path}?page=${page}&include=comments`);
    const [first, second] = [await get('/v1/comments'), await get('/v1/comments')];
    const whole = await get('/v1/page');
    expect([lists, second.headers.get('etag')]).toEqual([1, first.headers.get('etag')]);
    const known = { 'if-none-match': whole.headers.get('etag')! };
    const again = (path: string) => thread.get(`${path}?page=${page}&include=comments`, known);
    expect((await again('/v1/page')).status).toBe(304);
    await thread.write();
    expect((await again('/v1/page')).status).toBe(200);
    expect(lists).toBe(2);
  });
});
