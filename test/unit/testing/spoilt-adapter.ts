import { expect } from 'vitest';
import type { MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { Comment, CommentPage } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { memoryHarness } from './memory-harness.js';

export type Sound = Required<Adapter>;
export type Spoil = (adapter: Sound) => Partial<Adapter>;

/** What an adapter does, the rule that it breaks by that, and how it comes to do it. */
export type Fault = readonly [does: string, rule: RegExp, spoil: Spoil];

/** Runs the cases over a spoilt adapter, all or those of some rule, and gives the messages of those that fail. */
export async function failures(spoil: Spoil, options: MemoryAdapterOptions = {}, only = /./): Promise<string[]> {
  const cases: (() => Promise<void>)[] = [];
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (sentence: string, body: () => Promise<void>) => {
      if (only.test(sentence)) cases.push(body);
    },
  };
  adapterSuite(runner, async (wish): Promise<Harness> => {
    const harness = await memoryHarness(wish, { latencyMs: 1, ...options });
    const adapter = harness.adapter as Sound;
    return { ...harness, patienceMs: 500, adapter: { ...adapter, ...spoil(adapter) } };
  });
  const results = await Promise.allSettled(cases.map((body) => body()));
  return results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).message] : []));
}

/** The rule's case must fail, by its name and with a way to mend it. */
export async function expectSeen(rule: RegExp, spoil: Spoil): Promise<void> {
  const named = await failures(spoil, {}, rule);
  expect(named).not.toEqual([]);
  for (const message of named) expect(message).toMatch(/^Broken rule: .+\n.+\n {2}To mend it: .+/);
}

/** Changes each page of comments. */
export const spoilPages =
  (change: (page: CommentPage, query: Parameters<Sound['listComments']>[0]) => CommentPage): Spoil =>
  ({ listComments }) => ({
    listComments: async (query, options) => change(await listComments(query, options), query),
  });

/** Changes each item, and the replies that it carries. */
export const spoilItems = (change: (comment: Comment) => Comment): Spoil =>
  spoilPages((page) => {
    const deep = ({ replies, ...comment }: Comment): Comment => ({
      ...change(comment),
      ...(replies && { replies: { ...replies, items: replies.items.map(deep) } }),
    });
    return { ...page, items: page.items.map(deep) };
  });

/** Resolves where it should refuse. */
export const forgive = async <T>(promise: Promise<T>, code: string, instead: T): Promise<T> =>
  promise.catch((error: unknown) => {
    if (error instanceof CommentError && error.code === code) return instead;
    throw error;
  });
