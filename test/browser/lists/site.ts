import type { Adapter } from '../../../src/contract/adapter.js';
import { memoryAdapter, type MemoryAdapterOptions, type MemoryMethod } from '../../../src/adapters/memory.js';
import type { Article } from '../../../src/core/article.js';

/** Day `n` of the site as its clock has it: article 44 was posted at 12:59 on 28 March 2018. */
function publishedOn(n: number): string {
  const day = new Date(Date.UTC(2018, 2, 28 - (44 - n))).toISOString().slice(0, 10);
  return `${day}T12:59:00+07:00`;
}

/** 45 articles, one a day, each with a number of views of its own. */
export const articles: readonly Article[] = Array.from({ length: 45 }, (_, n) => ({
  id: `/tin/${n}`,
  title: `Bài số ${n}: ỹ, Ẫ và NGHIÊNG`,
  url: `/tin/${n}`,
  published: publishedOn(n),
  views: 1000 + ((n * 7) % 45),
  comments: n % 3,
}));

/** The article that the lists stand under. */
export const here = '/tin/22';

export const title = (n: number): string => articles[n]!.title;
export const titles = (...numbers: readonly number[]): string[] => numbers.map(title);
/** `down(3, 1)`: 3, 2, 1. */
export const down = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_, i) => from - i);

export interface Call {
  readonly method: MemoryMethod;
  readonly input: unknown;
}

/** The memory adapter over the site, and what was asked of it. */
export function site(options: MemoryAdapterOptions = {}): { adapter: Adapter; calls: Call[] } {
  const calls: Call[] = [];
  const adapter = memoryAdapter({
    articles,
    ...options,
    intercept: async (method, input) => {
      calls.push({ method, input });
      await options.intercept?.(method, input);
    },
  });
  return { adapter, calls };
}

/** Something that waits until the test opens it, or shuts it with an error. */
export function gate(): { passed: Promise<void>; open: () => void; shut: (error: Error) => void } {
  let open!: () => void;
  let shut!: (error: Error) => void;
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve;
    shut = reject;
  });
  passed.catch(() => undefined);
  return { passed, open, shut };
}
