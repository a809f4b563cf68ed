import { describe, expect, it } from 'vitest';
import type { Adapter, PagePart } from '../../../src/contract/adapter.js';
import type { FormDescription } from '../../../src/core/form.js';
import { PageSource } from '../../../src/state/page-source.js';

const page = { id: '/a', url: 'https://example.com/a', title: '' };
const form: FormDescription = { fields: [], challenge: 'none', moderation: 'pre' };
const items = { items: [] };

function fixture(): { source: PageSource; asked: (readonly PagePart[])[] } {
  const asked: (readonly PagePart[])[] = [];
  const adapter: Adapter = {
    name: 'scripted',
    openPage: async ({ parts }) => {
      asked.push(parts);
      if (parts.includes('older')) throw new Error('down');
      return { form, recent: items };
    },
  };
  return { source: new PageSource(adapter, page), asked };
}

describe('PageSource', () => {
  it('serves all who ask in the same turn by one call', async () => {
    const { source, asked } = fixture();
    expect(await Promise.all([source.part('form'), source.part('recent'), source.part('form')])).toEqual([
      form,
      items,
      form,
    ]);
    expect(asked).toEqual([['form', 'recent']]);
  });

  it('calls anew in a later turn: whoever asks again wants news', async () => {
    const { source, asked } = fixture();
    await source.part('form');
    await source.part('form');
    expect(asked).toEqual([['form'], ['form']]);
  });

  it('tells everybody who asked of a failure', async () => {
    const { source } = fixture();
    const both = await Promise.allSettled([source.part('form'), source.part('older')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('calls the single methods where the backend has no common one', async () => {
    const kinds: string[] = [];
    const source = new PageSource(
      {
        name: 'single',
        describeForm: async () => form,
        listArticles: async ({ kind }) => {
          kinds.push(kind);
          return items;
        },
      },
      page,
    );
    expect(await Promise.all([source.part('form'), source.part('recent'), source.part('older')])).toEqual([
      form,
      items,
      items,
    ]);
    expect(kinds).toEqual(['recent', 'older']);
  });

  it('gives nothing for a part that the backend lacks', async () => {
    expect(await new PageSource({ name: 'bare' }, page).part('form')).toBeUndefined();
  });
});
