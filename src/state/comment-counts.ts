import type { Adapter } from '../contract/adapter.js';

/** A backend counts this many pages at once. */
const pagesAtOnce = 100;

interface Batch {
  readonly pages: string[];
  readonly answer: Promise<readonly number[]>;
}

const batches = /* @__PURE__ */ new WeakMap<Adapter, Batch>();

/**
 * The number of published comments of a page. What is asked of one backend within a moment travels in one request.
 * @returns `undefined` where the backend does not count. Rejects as the adapter does.
 */
export async function countComments(adapter: Adapter, page: string): Promise<number | undefined> {
  if (!adapter.countComments) return undefined;
  let batch = batches.get(adapter);
  if (!batch || batch.pages.length >= pagesAtOnce) {
    const pages: string[] = [];
    const answer = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
      if (batches.get(adapter)?.pages === pages) batches.delete(adapter);
      return adapter.countComments!(pages);
    });
    batches.set(adapter, (batch = { pages, answer }));
  }
  const { pages, answer } = batch;
  const known = pages.indexOf(page);
  const at = known < 0 ? pages.push(page) - 1 : known;
  return (await answer)[at];
}
