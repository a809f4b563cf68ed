import type { Comment, CommentPage, CommentQuery, CommentSort } from '../core/comment.js';
import { Observable } from './observable.js';
import type { PageSource } from './page-source.js';

/** A root with its replies as far as they are loaded. Replaced, never changed: who draws it compares identities. */
export interface Thread {
  readonly root: Comment;
  /** Oldest first. */
  readonly replies: readonly Comment[];
  /** Cursor of further replies. */
  readonly next?: string | undefined;
  /** Earlier replies were left out. */
  readonly partial?: boolean | undefined;
  readonly phase?: 'more' | 'failed' | undefined;
}

export interface CommentListView {
  /** `idle`: nothing was asked yet · `more`: a further page is on its way. */
  readonly phase: 'idle' | 'loading' | 'ready' | 'more' | 'failed';
  readonly sort: CommentSort;
  readonly threads: readonly Thread[];
  readonly next?: string | undefined;
  /** Published comments of the page. */
  readonly count?: number | undefined;
  readonly closed?: boolean | undefined;
  /** Comments that have come since and are not shown yet; `Infinity`: nobody knows how many. */
  readonly arrived: number;
  /** What the adapter rejected with. */
  readonly error?: unknown;
}

const none: CommentPage = { items: [] };

/** Before anything was asked. */
export const emptyComments: CommentListView = { phase: 'idle', sort: 'newest', threads: [], arrived: 0 };

/** The comments of one page as they are loaded. What happens to them afterwards is in `comment-list-changes.ts`. */
export class CommentListState extends Observable<CommentListView> {
  /** Where `watch` goes on from. */
  position: string | undefined;
  readonly source: PageSource;
  readonly #limit: number | undefined;
  #calls = new AbortController();
  #cursor: string | undefined;

  constructor(source: PageSource, sort: CommentSort = 'newest', limit?: number) {
    super({ ...emptyComments, sort });
    this.source = source;
    this.#limit = limit;
  }

  /** The first page in this order, or the one behind a cursor. What was there stays until the answer comes. */
  async load(sort = this.value.sort, cursor?: string): Promise<void> {
    this.#cursor = cursor;
    this.#calls.abort();
    const { signal } = (this.#calls = new AbortController());
    // `openPage` gives the newest, in the default number.
    const shared = sort === 'newest' && !this.#limit && this.value.phase === 'idle';
    this.change({ phase: cursor ? 'more' : 'loading', sort });
    try {
      const page =
        (await (shared ? this.source.part('comments') : this.list({ sort, ...(cursor && { cursor }) }, signal))) ??
        none;
      if (signal.aborted) return;
      const before = cursor ? this.value.threads : [];
      if (!cursor) {
        const { position, count, closed } = page;
        this.position = position;
        this.change({ count, closed, arrived: 0 });
      }
      const known = new Set(before.map(({ root }) => root.id));
      const threads = page.items.filter(({ id }) => !known.has(id)).map(takeThread);
      this.change({ phase: 'ready', threads: [...before, ...threads], next: page.next });
    } catch (error) {
      if (!signal.aborted) this.change({ phase: 'failed', error });
    }
  }

  /** What failed, once more. */
  retry(): Promise<void> {
    return this.load(this.value.sort, this.#cursor);
  }

  /** Ends what is on its way. */
  stop(): void {
    this.#calls.abort();
  }

  /** Asks the backend; an empty page where it has none. */
  async list(query: Omit<CommentQuery, 'page'>, signal?: AbortSignal): Promise<CommentPage> {
    const { adapter, page } = this.source;
    const limit = this.#limit;
    const whole = { page, ...query, ...(limit && { limit }) };
    return (await adapter.listComments?.(whole, signal && { signal })) ?? none;
  }

  change(change: Partial<CommentListView>): void {
    this.set({ ...this.value, ...change });
  }
}

/** A root as a thread, with what came inline. */
export function takeThread({ replies, ...root }: Comment): Thread {
  // Replies that come on demand are many enough to be asked for, or none.
  const next = replies ? replies.next : root.replyCount ? '' : undefined;
  return { root, replies: replies?.items ?? [], next, partial: replies?.partial };
}
