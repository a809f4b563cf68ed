import type { Comment, CommentEvent, CommentPage, CommentQuery, CommentSort } from '../core/comment.js';
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

/** Before anything was asked. */
export const emptyComments: CommentListView = { phase: 'idle', sort: 'newest', threads: [], arrived: 0 };

/** The comments of one page: their pages, threads, and what happens to them meanwhile. */
export class CommentListState extends Observable<CommentListView> {
  /** Where `watch` goes on from. */
  position: string | undefined;
  /** Tells whether a comment that was published is the reader's own, which takes its place at once. */
  isOwn: (comment: Comment) => boolean = () => false;
  readonly #source: PageSource;
  readonly #limit: number | undefined;
  readonly #rootOf = new Map<string, string>();
  #arrived: Comment[] = [];
  #calls = new AbortController();
  #again: () => Promise<void> = () => this.load();

  constructor(source: PageSource, sort: CommentSort = 'newest', limit?: number) {
    super({ ...emptyComments, sort });
    this.#source = source;
    this.#limit = limit;
  }

  /** The first page, in this order. What was there stays until the answer comes. */
  load(sort = this.value.sort): Promise<void> {
    // `openPage` gives the newest, in the default number.
    const shared = sort === 'newest' && !this.#limit && this.value.phase === 'idle';
    return this.#fetch(sort, undefined, shared ? () => this.#source.part('comments') : undefined);
  }

  /** The next page. */
  async more(): Promise<void> {
    const { phase, next, sort } = this.value;
    if (phase === 'ready' && next) await this.#fetch(sort, next);
  }

  /** What failed, once more. */
  retry(): Promise<void> {
    return this.#again();
  }

  /** Ends what is on its way. */
  stop(): void {
    this.#calls.abort();
  }

  find(id: string): Comment | undefined {
    const thread = this.threadOf(id);
    return thread?.root.id === id ? thread.root : thread?.replies.find((reply) => reply.id === id);
  }

  threadOf(id: string): Thread | undefined {
    const root = this.#rootOf.get(id);
    return this.value.threads.find((thread) => thread.root.id === root);
  }

  /** Brings the thread of a comment that stands on a later page to the top. `false`: there is no such comment. */
  async bring(id: string): Promise<boolean> {
    if (this.find(id)) return true;
    const { adapter } = this.#source;
    if (!adapter.abilities?.findsComment) return false;
    try {
      const found = (await this.#list({ comment: id })).items[0];
      if (!found) return false;
      const thread = this.#take(found);
      this.#change({ threads: [thread, ...this.value.threads.filter(({ root }) => root.id !== found.id)] });
      return true;
    } catch {
      return false;
    }
  }

  /** Further replies of a thread; from the start again where earlier ones were left out. */
  async moreReplies(root: string): Promise<void> {
    const thread = this.threadOf(root);
    if (!thread || thread.phase === 'more') return;
    const { partial, next } = thread;
    this.#replace({ ...thread, phase: 'more' });
    try {
      const page = await this.#list({ parent: root, ...(!partial && next && { cursor: next }) });
      const now = this.threadOf(root)!;
      const replies = unique([...now.replies, ...page.items]);
      if (partial) replies.sort((a, b) => (a.created < b.created ? -1 : 1));
      this.#register(root, replies);
      this.#replace({ root: now.root, replies, next: page.next });
    } catch {
      this.#replace({ ...this.threadOf(root)!, phase: 'failed' });
    }
  }

  /** Draws a thread anew: something beside the comment has changed. */
  touch(id: string): void {
    const thread = this.threadOf(id);
    if (thread) this.#replace({ ...thread });
  }

  /** Puts other members into a comment that is shown. */
  update(id: string, change: Partial<Comment>): void {
    const thread = this.threadOf(id);
    if (!thread) return;
    const put = (comment: Comment) => (comment.id === id ? { ...comment, ...change } : comment);
    this.#replace({ ...thread, root: put(thread.root), replies: thread.replies.map(put) });
  }

  /** Shows a published comment in its place. */
  insert(comment: Comment): void {
    if (this.find(comment.id)) return this.update(comment.id, comment);
    const { threads, sort } = this.value;
    const root = comment.root ?? (comment.parent ? this.#rootOf.get(comment.parent) : undefined);
    if (!comment.parent) {
      const thread = this.#take(comment);
      return this.#change({ threads: sort === 'oldest' ? [...threads, thread] : [thread, ...threads] });
    }
    const thread = threads.find((each) => each.root.id === root);
    if (!thread) return;
    this.#register(thread.root.id, [comment]);
    const replyCount = (thread.root.replyCount ?? 0) + 1;
    this.#replace({ ...thread, root: { ...thread.root, replyCount }, replies: [...thread.replies, comment] });
  }

  /** What `watch` tells. Nothing that is new moves what is being read: it waits for `showArrived`. */
  apply(event: CommentEvent): void {
    this.position = event.position;
    const { count = 0 } = this.value;
    switch (event.kind) {
      case 'published':
        if (this.find(event.comment.id) || this.#arrived.some(({ id }) => id === event.comment.id)) return;
        if (this.isOwn(event.comment)) {
          this.#change({ count: count + 1 });
          return this.insert(event.comment);
        }
        this.#arrived.push(event.comment);
        return this.#change({ arrived: this.value.arrived + 1, count: count + 1 });
      case 'edited':
        return this.update(event.comment.id, event.comment);
      case 'removed':
        this.#arrived = this.#arrived.filter(({ id }) => id !== event.id);
        this.#change({ arrived: this.#arrived.length, count: Math.max(0, count - 1) });
        return this.update(event.id, { status: 'removed', name: '', content: '', title: '' });
      case 'votes':
        return this.update(event.id, { up: event.up, ...(event.down !== undefined && { down: event.down }) });
      case 'reset':
        return this.#change({ arrived: Infinity });
      default:
        return this.#change({ closed: event.kind === 'closed' });
    }
  }

  /** Shows what has come. Gives back the first of it. */
  async showArrived(): Promise<Comment | undefined> {
    const arrived = this.#arrived;
    this.#arrived = [];
    if (this.value.arrived === Infinity) {
      await this.load();
      return this.value.threads[0]?.root;
    }
    this.#change({ arrived: 0 });
    for (const comment of arrived) this.insert(comment);
    return arrived.at(-1);
  }

  async #fetch(sort: CommentSort, cursor?: string, call?: () => Promise<CommentPage | undefined>): Promise<void> {
    this.#again = () => this.#fetch(sort, cursor);
    this.#calls.abort();
    const { signal } = (this.#calls = new AbortController());
    this.#change({ phase: cursor ? 'more' : 'loading', sort });
    try {
      const page = (await (call ? call() : this.#list({ sort, ...(cursor && { cursor }) }, signal))) ?? { items: [] };
      if (signal.aborted) return;
      const before = cursor ? this.value.threads : [];
      if (!cursor) this.#begin(page);
      const known = new Set(before.map(({ root }) => root.id));
      const threads = page.items.filter(({ id }) => !known.has(id)).map((root) => this.#take(root));
      this.#change({ phase: 'ready', threads: [...before, ...threads], next: page.next });
    } catch (error) {
      if (!signal.aborted) this.#change({ phase: 'failed', error });
    }
  }

  /** What a first page says of all of them. */
  #begin({ position, count, closed }: CommentPage): void {
    this.#rootOf.clear();
    this.#arrived = [];
    this.position = position;
    this.#change({ count, closed, arrived: 0 });
  }

  #list(query: Omit<CommentQuery, 'page'>, signal?: AbortSignal): Promise<CommentPage> {
    const { adapter, page } = this.#source;
    const limit = this.#limit;
    const whole = { page, ...query, ...(limit && { limit }) };
    return adapter.listComments ? adapter.listComments(whole, signal && { signal }) : Promise.resolve({ items: [] });
  }

  #take({ replies, ...root }: Comment): Thread {
    const items = replies?.items ?? [];
    this.#register(root.id, [root, ...items]);
    // Replies that come on demand are many enough to be asked for, or none.
    const next = replies ? replies.next : root.replyCount ? '' : undefined;
    return { root, replies: items, next, partial: replies?.partial };
  }

  #register(root: string, comments: readonly Comment[]): void {
    for (const { id } of comments) this.#rootOf.set(id, root);
  }

  #replace(thread: Thread): void {
    const { threads } = this.value;
    this.#change({ threads: threads.map((each) => (each.root.id === thread.root.id ? thread : each)) });
  }

  #change(change: Partial<CommentListView>): void {
    this.set({ ...this.value, ...change });
  }
}

function unique(comments: readonly Comment[]): Comment[] {
  return [...new Map(comments.map((comment) => [comment.id, comment])).values()];
}
