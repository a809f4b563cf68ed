import type { Comment, CommentEvent } from '../core/comment.js';
import { takeThread, type CommentListState, type Thread } from './comment-list.js';

/** What happens to a list after its first page: more of it, threads that are brought, votes, edits, and what others write meanwhile. */
export class CommentListChanges {
  readonly list: CommentListState;
  /** Told of every comment that was published or edited. Tells whether it is the reader's own, which takes its place at once. */
  isOwn: (comment: Comment) => boolean = () => false;
  #arrived: Comment[] = [];

  constructor(list: CommentListState) {
    this.list = list;
  }

  find(id: string): Comment | undefined {
    const thread = this.threadOf(id);
    return thread && [thread.root, ...thread.replies].find((comment) => comment.id === id);
  }

  /** The thread that a comment stands in. */
  threadOf(id: string): Thread | undefined {
    return this.list.value.threads.find(
      ({ root, replies }) => root.id === id || replies.some((each) => each.id === id),
    );
  }

  /** The next page. */
  async more(): Promise<void> {
    const { phase, next, sort } = this.list.value;
    if (phase === 'ready' && next) await this.list.load(sort, next);
  }

  /** Brings the thread of a comment that stands on a later page to the top. `false`: there is no such comment. */
  async bring(id: string): Promise<boolean> {
    const { list } = this;
    await this.#firstPage();
    if (this.find(id)) return true;
    if (!list.source.adapter.abilities?.findsComment) return false;
    try {
      const found = (await list.list({ comment: id })).items[0];
      if (!found) return false;
      const thread = takeThread(found);
      list.change({ threads: [thread, ...list.value.threads.filter(({ root }) => root.id !== found.id)] });
      return true;
    } catch {
      return false;
    }
  }

  /** Further replies of a thread; from the start again where earlier ones were left out. */
  async moreReplies(root: string): Promise<void> {
    const { list } = this;
    const thread = this.threadOf(root);
    if (!thread || thread.phase === 'more') return;
    const { partial, next } = thread;
    this.#replace({ ...thread, phase: 'more' });
    try {
      const page = await list.list({ parent: root, ...(!partial && next && { cursor: next }) });
      const now = this.threadOf(root) ?? thread;
      const replies = unique([...now.replies, ...page.items]);
      // An answer of the reader's own may have been put behind those that come only now.
      replies.sort((a, b) => Date.parse(a.created) - Date.parse(b.created));
      this.#replace({ root: now.root, replies, next: page.next });
    } catch {
      this.#replace({ ...(this.threadOf(root) ?? thread), phase: 'failed' });
    }
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
    const { list } = this;
    const { threads, sort } = list.value;
    this.#forget(comment.id);
    if (this.find(comment.id)) return this.update(comment.id, comment);
    if (!comment.parent) {
      const thread = takeThread(comment);
      return list.change({ threads: sort === 'oldest' ? [...threads, thread] : [thread, ...threads] });
    }
    const thread = this.threadOf(comment.root ?? comment.parent) ?? this.threadOf(comment.parent);
    // It stands on a page that was not loaded.
    if (!thread) return;
    const replyCount = (thread.root.replyCount ?? 0) + 1;
    this.#replace({ ...thread, root: { ...thread.root, replyCount }, replies: [...thread.replies, comment] });
  }

  /** What `watch` tells. Nothing that is new moves what is being read: it waits for `showArrived`. */
  apply(event: CommentEvent): void {
    const { list } = this;
    const { count = 0, arrived } = list.value;
    // Asked for anew, the list holds what was waiting.
    if (!arrived) this.#arrived = [];
    list.position = event.position;
    switch (event.kind) {
      case 'published': {
        const { comment } = event;
        if (this.find(comment.id) || this.#arrived.some(({ id }) => id === comment.id)) return;
        list.change({ count: count + 1 });
        if (this.isOwn(comment)) return this.insert(comment);
        this.#arrived.push(comment);
        return list.change({ arrived: arrived + 1 });
      }
      case 'edited':
        this.#arrived = this.#arrived.map((each) => (each.id === event.comment.id ? event.comment : each));
        this.isOwn(event.comment);
        return this.update(event.comment.id, event.comment);
      case 'removed': {
        const gone = this.#forget(event.id) || this.find(event.id)?.status === 'published';
        list.change({ count: Math.max(0, count - +gone) });
        return this.update(event.id, { status: 'removed', name: '', content: '', title: '' });
      }
      case 'votes':
        return this.update(event.id, { up: event.up, ...(event.down !== undefined && { down: event.down }) });
      case 'reset':
        return list.change({ arrived: Infinity });
      default:
        return list.change({ closed: event.kind === 'closed' });
    }
  }

  /** A first page that is on its way takes the place of what is brought before it. */
  #firstPage(): Promise<void> {
    const { list } = this;
    return new Promise((resolve) => {
      const look = (): void => {
        if (/idle|loading/.test(list.value.phase)) return;
        stop();
        resolve();
      };
      const stop = list.subscribe(look);
      look();
    });
  }

  /** `true`: it was waiting to be shown, and is not any more. */
  #forget(id: string): boolean {
    const { length } = this.#arrived;
    this.#arrived = this.#arrived.filter((each) => each.id !== id);
    if (this.#arrived.length === length) return false;
    const { arrived } = this.list.value;
    this.list.change({ arrived: arrived === Infinity ? arrived : this.#arrived.length });
    return true;
  }

  /** Puts a thread in the place of the one with the same root. */
  #replace(thread: Thread): void {
    const { threads } = this.list.value;
    this.list.change({ threads: threads.map((each) => (each.root.id === thread.root.id ? thread : each)) });
  }

  /** Shows what has come. Gives back the first of it. */
  async showArrived(): Promise<Comment | undefined> {
    const { list } = this;
    const arrived = this.#arrived;
    this.#arrived = [];
    if (list.value.arrived === Infinity) {
      await list.load();
      return list.value.threads[0]?.root;
    }
    list.change({ arrived: 0 });
    for (const comment of arrived) this.insert(comment);
    return arrived.at(-1);
  }
}

function unique(comments: readonly Comment[]): Comment[] {
  return [...new Map(comments.map((comment) => [comment.id, comment])).values()];
}
