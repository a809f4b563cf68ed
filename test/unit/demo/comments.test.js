import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { arrivals, thread as serverless } from '../../../demo/content/comments/khong-may-chu.js';
import { findArticle, frontArticle } from '../../../demo/content/articles.js';
import { readThread } from '../../../demo/read-thread.js';
import { seedComments, seedRecords, threads } from '../../../demo/seed-comments.js';
import { defaultFields, parseFields } from '../../../src/core/field.ts';
import { foldText } from '../../../src/core/fold-text.ts';
import { checkText } from '../../../src/core/text.ts';
import { validateFields } from '../../../src/core/validate.ts';
import { memoryStore } from '../../../src/server/stores/memory.ts';
import { sqliteStore } from '../../../src/server/stores/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'ykien-seeds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const isUnique = (values) => new Set(values).size === values.length;
const written = [...[...threads.values()].flat(), ...readThread(serverless)];
const records = seedRecords({ foldText });
const of = (slug) => records.comment.filter(({ page }) => page === `/bai-viet/${slug}`);

describe('the comments as they are written down', () => {
  it('are a thread under the front article and two hundred under another', () => {
    const front = of(frontArticle.slug).filter(({ status }) => status === 'published');
    expect(front.length).toBeGreaterThanOrEqual(25);
    expect(of('phan-loai-rac-tai-nguon-sau-nua-nam').filter(({ status }) => status === 'published')).toHaveLength(200);
  });

  it('come after their article, after what they answer, and before the end of November', () => {
    for (const [slug, thread] of threads) {
      const published = Date.parse(findArticle(slug).published);
      for (const { createdAt, parent, name } of thread) {
        expect(createdAt, name).toBeGreaterThan(parent === undefined ? published : thread[parent].createdAt);
        expect(createdAt, name).toBeLessThan(Date.parse('2026-11-24T00:00+07:00'));
      }
    }
  });

  it('are within what the form takes, and composed', () => {
    const fields = parseFields(defaultFields);
    for (const { name, title, content: text, parent } of written) {
      const values = { name, content: text, ...(title && { title }) };
      // Only a root needs a title, and nobody insists on one here.
      const asked = fields.filter((field) => field.name !== 'title' || title);
      expect(validateFields(asked, values), name).toEqual([]);
      expect(checkText(text, { multiline: true }), name).toEqual({ text });
      expect(checkText(name), name).toEqual({ text: name });
      if (parent !== undefined) expect(title, name).toBeUndefined();
    }
    for (const fields of arrivals) expect(validateFields(parseFields('name* title* content*'), fields)).toEqual([]);
  });

  it('never say the same twice', () => {
    expect(isUnique(written.map(({ content }) => content))).toBe(true);
  });

  it('show what there is to be seen: long, linked, liked, disliked, answered by the editors, deep, taken away', () => {
    const front = threads.get(frontArticle.slug);
    expect(front.some(({ content }) => content.length > 900)).toBe(true);
    expect(front.some(({ content }) => content.includes('https://'))).toBe(true);
    expect(front.some(({ up, down }) => up > 20 && down > 0)).toBe(true);
    expect(front.some(({ flags }) => flags.role?.[0] === 'moderator')).toBe(true);
    const gone = front.findIndex(({ flags }) => flags.status?.[0] === 'removed');
    expect(front.some(({ parent, flags }) => parent === gone && !flags.status)).toBe(true);
    const depth = (thread, { parent }) => (parent === undefined ? 0 : 1 + depth(thread, thread[parent]));
    expect(Math.max(...front.map((each) => depth(front, each)))).toBe(3);
    expect(new Set(front.map(({ createdAt }) => new Date(createdAt).toDateString())).size).toBeGreaterThan(2);
  });

  it('leave a dozen for a moderator, two of them suspicious, one report and one edit', () => {
    const pending = records.comment.filter(({ status }) => status === 'pending');
    expect(pending).toHaveLength(12);
    expect(pending.filter(({ score, reasons }) => score >= 5 && reasons.includes('links'))).toHaveLength(2);
    expect(new Set(records.report.map(({ comment }) => comment)).size).toBe(1);
    expect(records.revision.map(({ state }) => state)).toEqual(['waiting']);
  });

  it('give nobody a telephone number that could be somebody’s', () => {
    const phones = records.comment.flatMap(({ fields }) => fields.phone ?? []);
    expect(phones.length).toBeGreaterThan(3);
    for (const phone of phones) expect(phone).toMatch(/^024 0000 0\d\d\d$/);
    expect(written.filter(({ content }) => /\d[\d .]{8,}\d/.test(content))).toEqual([]);
    for (const [, host] of written.flatMap(({ content }) => [...content.matchAll(/https?:\/\/([^/\s]+)/g)])) {
      expect(host).toMatch(/\.example$/);
    }
  });
});

describe('readThread', () => {
  it.each([
    ['a reply to nothing', '> Lan | 5m | 0\nVâng'],
    ['a reply deeper than what was said', '= Lan | 12/11 09:30 | 0\nVâng\n>> Mai | 5m | 0\nDạ'],
    ['a comment without a text', '= Lan | 12/11 09:30 | 0'],
    ['a time that is none', '= Lan | hôm qua | 0\nVâng'],
    ['votes that are none', '= Lan | 12/11 09:30 | nhiều\nVâng'],
  ])('refuses %s', (_, text) => {
    expect(() => readThread(text)).toThrow(/Lan|Mai|hôm qua/);
  });
});

describe('the records', () => {
  it('have the same ids each time, and secrets that nobody can read here', () => {
    const again = seedRecords({ foldText });
    expect(again.comment.map(({ id }) => id)).toEqual(records.comment.map(({ id }) => id));
    expect(again.comment[0].submissionId).not.toBe(records.comment[0].submissionId);
    for (const { id, submissionId } of records.comment)
      expect([id, submissionId].join()).toMatch(/^[\w-]{22},[\w-]{22}$/);
  });

  it('have ids of their own, and parents that stand before them on the same page', () => {
    expect(isUnique(records.comment.map(({ id }) => id))).toBe(true);
    const pages = new Map();
    for (const { id, page, parent } of records.comment) {
      if (parent !== undefined) expect(pages.get(parent)).toBe(page);
      pages.set(id, page);
    }
    for (const { comment } of [...records.vote, ...records.report, ...records.revision, ...records.audit]) {
      expect(pages.has(comment)).toBe(true);
    }
  });

  it('let no author vote on an own comment, and no reader twice on one', () => {
    const author = new Map(records.comment.map(({ id, reader }) => [id, reader]));
    expect(records.vote.filter(({ comment, reader }) => author.get(comment) === reader)).toEqual([]);
    expect(isUnique(records.vote.map(({ comment, reader }) => `${comment} ${reader}`))).toBe(true);
  });
});

describe.each([
  ['memory', () => memoryStore()],
  ['SQLite', () => sqliteStore({ path: join(folder, `${randomUUID()}.db`) })],
])('seedComments into %s', (_, open) => {
  it('fills an empty site, and adds nothing at the second start', async () => {
    const store = open();
    expect(await seedComments(store, { foldText })).toBe(records.comment.length);
    expect(await seedComments(store, { foldText })).toBe(0);
    const page = `/bai-viet/${frontArticle.slug}`;
    expect(await store.countComments('default', [page])).toEqual([27]);
    const { pending, reported } = await store.countQueue('default');
    // An edit that waits is one of those to be decided.
    expect({ pending, reported }).toEqual({ pending: 13, reported: 1 });
    const queue = await store.listQueue({ site: 'default', status: 'pending', limit: 50 });
    expect(queue.filter(({ revision }) => revision)).toHaveLength(1);
    const [top] = await store.listComments({ site: 'default', page, sort: 'top', limit: 1 });
    expect(top).toMatchObject({ fields: { name: 'Đặng Thị Hạnh' }, up: 31, down: 1, replyCount: 2 });
    await store.close();
  });

  it('leaves a site alone that has a comment already', async () => {
    const store = open();
    const [page] = records.page;
    await store.loadRecords('default', 'page', [page]);
    await store.loadRecords('default', 'comment', [records.comment[0]]);
    expect(await seedComments(store, { foldText })).toBe(0);
    expect(await store.countComments('default', [page.id])).toEqual([1]);
    await store.close();
  });
});
