import { describe, expect, it } from 'vitest';
import { articlesOf, combine, commentsOf } from '../../../src/adapters/combine.js';
import { memoryAdapter, type MemoryMethod } from '../../../src/adapters/memory.js';
import { readOnly } from '../../../src/adapters/read-only.js';
import type { Adapter, PagePart } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { page, sampleArticles } from '../testing/sample-articles.js';

const every: readonly PagePart[] = ['form', 'recent', 'older', 'comments'];

/** A memory that notes what it is asked. */
function noting(calls: string[], name: string, fail?: CommentError): Adapter {
  const intercept = (method: MemoryMethod): void => {
    calls.push(`${name}.${method}`);
    if (fail) throw fail;
  };
  return { ...memoryAdapter({ articles: sampleArticles, challenge: 'none', intercept }), name };
}

const withoutOpenPage = ({ openPage: _, ...adapter }: Adapter): Adapter => adapter;

describe('combine', () => {
  it('takes a family whole from the first that has it, and tells both names', () => {
    const talks = commentsOf(noting([], 'waline'));
    const reads = articlesOf(noting([], 'feed'));
    for (const both of [combine(talks, reads), combine(reads, talks)]) {
      expect(Object.keys(both).sort()).toEqual(Object.keys({ ...memoryMethods(), name: '', abilities: '' }).sort());
      expect(both.abilities).toEqual(memoryAdapter().abilities);
    }
    expect(combine(talks, reads).name).toBe('waline + feed');
  });

  it('never mixes a family: what the first cannot do with comments, nobody does', () => {
    const calls: string[] = [];
    const { vote: _, ...talks } = commentsOf(noting(calls, 'one'));
    const both = combine(talks, articlesOf(noting(calls, 'two')));
    expect(both.vote).toBeUndefined();
  });

  it('opens a page with one call for each backend', async () => {
    const calls: string[] = [];
    const both = combine(commentsOf(noting(calls, 'one')), articlesOf(noting(calls, 'two')));
    expect(Object.keys(await both.openPage!({ page, parts: every })).sort()).toEqual([...every].sort());
    expect(calls.sort()).toEqual(['one.openPage', 'two.openPage']);
  });

  it('asks nobody for what is not wanted', async () => {
    const calls: string[] = [];
    const both = combine(commentsOf(noting(calls, 'one')), articlesOf(withoutOpenPage(noting(calls, 'two'))));
    await both.openPage!({ page, parts: ['comments'] });
    await both.openPage!({ page, parts: ['recent'] });
    await both.openPage!({ page, parts: [] });
    expect(calls).toEqual(['one.openPage', 'two.listArticles']);
  });

  it('shows the comments when the articles cannot be had, and their error to who reads them', async () => {
    const gone = new CommentError('network');
    const both = combine(commentsOf(noting([], 'one')), articlesOf(noting([], 'two', gone)));
    const parts = await both.openPage!({ page, parts: every });
    expect(parts.form?.fields).toHaveLength(4);
    expect(parts.comments?.items).toEqual([]);
    expect(() => parts.recent).toThrow(gone);
    expect(() => parts.older).toThrow(gone);
    await expect(both.openPage!({ page, parts: ['recent'] })).rejects.toBe(gone);
  });

  it('ends with the signal, whatever has arrived', async () => {
    const both = combine(commentsOf(noting([], 'one')), articlesOf(noting([], 'two')));
    const ended = both.openPage!({ page, parts: every }, { signal: AbortSignal.abort() });
    await expect(ended).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('calls methods on the adapter that they belong to', async () => {
    class Backend {
      readonly name = 'own';
      readonly #count = 3;
      async countComments(): Promise<readonly number[]> {
        return [this.#count];
      }
    }
    const both = combine(new Backend(), articlesOf(noting([], 'two')));
    expect(await both.countComments!([])).toEqual([3]);
  });

  it('refuses who adds nothing, by name, with the mend', () => {
    const one = noting([], 'one');
    expect(() => combine(one, noting([], 'two'))).toThrow(/"two" adds nothing.*commentsOf\(one\), articlesOf\(other\)/);
    expect(() => combine({ name: 'none' })).toThrow(TypeError);
    expect(() => combine(readOnly(one), commentsOf(noting([], 'two')))).toThrow(TypeError);
    expect(combine(one).openPage).toBeTypeOf('function');
  });
});

function memoryMethods(): Adapter {
  const { moderate: _, ...adapter } = memoryAdapter();
  return adapter;
}
