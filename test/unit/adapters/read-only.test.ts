import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { readOnly } from '../../../src/adapters/read-only.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { otherPage, page, sampleArticles } from '../testing/sample-articles.js';

const comments = Array.from({ length: 6 }, (_, n) => ({ page: page.id, name: 'Hạnh', content: `Ý kiến ${n}.`, up: n }));

function harness(): Harness {
  const adapter = readOnly(memoryAdapter({ articles: sampleArticles }));
  return { adapter, page, otherPage, articles: sampleArticles.length, dispose: () => undefined };
}

describe('readOnly keeps the contract', () => adapterSuite({ describe, it }, async () => harness()));

describe('readOnly', () => {
  it('has the methods that read, and none that writes', () => {
    const { name, abilities, ...methods } = readOnly(memoryAdapter());
    expect(Object.keys(methods).sort()).toEqual([
      'commentStatus',
      'countComments',
      'describeForm',
      'listArticles',
      'listComments',
      'openPage',
      'watch',
    ]);
    expect(name).toBe('memory (read-only)');
    expect(Object.keys(abilities ?? {}).sort()).toEqual([
      'articleDates',
      'articleKinds',
      'findsComment',
      'replies',
      'sorts',
    ]);
  });

  it('shows what is there, with its votes', async () => {
    const { listComments } = readOnly(memoryAdapter({ comments }));
    expect((await listComments!({ page, sort: 'top' })).items.map(({ up }) => up)).toEqual([5, 4, 3, 2, 1, 0]);
  });

  it('says that its form is closed, alone and with a page', async () => {
    const { describeForm, openPage } = readOnly(memoryAdapter());
    expect((await describeForm!(page)).closed).toBe(true);
    expect((await openPage!({ page, parts: ['form', 'comments'] })).form?.closed).toBe(true);
    expect(await openPage!({ page, parts: ['comments'] })).not.toHaveProperty('form');
  });

  it('leaves the adapter as it is', () => {
    const adapter = memoryAdapter();
    readOnly(adapter);
    expect(adapter.submitComment).toBeTypeOf('function');
    expect(adapter.abilities?.resend).toBe('id');
  });

  it('refuses an adapter without anything to read', () => {
    expect(() => readOnly({ name: 'guestbook', submitComment: async () => ({ status: 'published' }) })).toThrow(
      '"guestbook" lists nothing',
    );
  });
});
