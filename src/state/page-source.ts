import type { Adapter, PagePart, PageParts } from '../contract/adapter.js';
import type { PageRef } from '../core/page.js';

/**
 * Serves the elements of one page and one backend: the parts that they ask for in the same turn travel in one `openPage`, where the
 * adapter has it; otherwise the single methods are called.
 */
export class PageSource {
  readonly adapter: Adapter;
  readonly page: PageRef;
  #turn: { asked: Set<PagePart>; answer: Promise<PageParts> } | undefined;

  constructor(adapter: Adapter, page: PageRef) {
    this.adapter = adapter;
    this.page = page;
  }

  /** One part of the page; `undefined` where the backend has none. Rejects as the adapter does. */
  async part<P extends PagePart>(part: P): Promise<PageParts[P]> {
    const { adapter, page } = this;
    const kind: PagePart = part;
    return (await (adapter.openPage
      ? this.#open(part).then((parts) => parts[part])
      : kind === 'form'
        ? adapter.describeForm?.(page)
        : kind === 'comments'
          ? adapter.listComments?.({ page })
          : adapter.listArticles?.({ kind, page: page.id }))) as PageParts[P];
  }

  #open(part: PagePart): Promise<PageParts> {
    let turn = this.#turn;
    if (!turn) {
      const asked = new Set<PagePart>();
      // A moment, not a microtask: elements whose code arrives one after another still meet here.
      const answer = new Promise<void>((resolve) => setTimeout(resolve, 5)).then(() => {
        this.#turn = undefined;
        return this.adapter.openPage!({ page: this.page, parts: [...asked] });
      });
      turn = this.#turn = { asked, answer };
    }
    turn.asked.add(part);
    return turn.answer;
  }
}
