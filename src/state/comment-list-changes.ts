import type { Comment, CommentEvent } from '../core/comment.js';
import type { CommentListState } from './comment-list.js';

/** What happens to a list after its first page: more of it, threads that are brought, votes, edits, and what others write meanwhile. */
export class CommentListChanges {
  readonly list: CommentListState;
  /** Tells whether a comment that was published is the reader's own, which takes its place at once. */
  isOwn: (comment: Comment) => boolean = () => false;
  #arrived: Comment[] = [];

  constructor(list: CommentListState) {
    this.list = list;
  }

  /** The next page. */
  async more(): Promise<void> {
    const { phase, next, sort } = this.list.value;
    if (phase === 'ready' && next) await this.list.load(sort, next);
  }

  /** Brings the thread of a comment that stands on a later page to the top. `false`: there is no such comment. */
  async bring(id: string): Promise<boolean> {
    const { list } = this;
    if (list.find(id)) return true;
    if (!list.source.adapter.abilities?.findsComment) return false;
    try {
      const found = (await list.list({ comment: id })).items[0];
      if (!found) return false;
      const thread = list.take(found);
      list.change({ threads: [thread, ...list.value.threads.filter(({ root }) => root.id !== found.id)] });
      return true;
    } catch {
      return false;
    }
  }

  /** Further replies of a thread; from the start again where earlier ones were left out. */
  async moreReplies(root: string): Promise<void> {
    const { list } = this;
    const thread = list.threadOf(root);
    if (!thread || thread.phase === 'more') return;
    const { partial, next } = thread;
    list.replace({ ...thread, phase: 'more' });
    try {
      const page = await list.list({ parent: root, ...(!partial && next && { cursor: next }) });
      const now = list.threadOf(root) ?? thread;
      const replies = unique([...now.replies, ...page.items]);
      if (partial) replies.sort((a, b) => (a.created < b.created ? -1 : 1));
      list.register(root, replies);
      list.replace({ root: now.root, replies, next: page.next });
    } catch {
      list.replace({ ...(list.threadOf(root) ?? thread), phase: 'failed' });
    }
  }

  /** Puts other members into a comment that is shown. */
  update(id: string, change: Partial<Comment>): void {
    const thread = this.list.threadOf(id);
    if (!thread) return;
    const put = (comment: Comment) => (comment.id === id ? { ...comment, ...change } : comment);
    this.list.replace({ ...thread, root: put(thread.root), replies: thread.replies.map(put) });
  }

  /** Shows a published comment in its place. */
  insert(comment: Comment): void {
    const { list } = this;
    const { threads, sort } = list.value;
    if (list.find(comment.id)) return this.update(comment.id, comment);
    if (!comment.parent) {
      const thread = list.take(comment);
      return list.change({ threads: sort === 'oldest' ? [...threads, thread] : [thread, ...threads] });
    }
    const thread = list.threadOf(comment.root ?? comment.parent) ?? list.threadOf(comment.parent);
    // It stands on a page that was not loaded.
    if (!thread) return;
    list.register(thread.root.id, [comment]);
    const replyCount = (thread.root.replyCount ?? 0) + 1;
    list.replace({ ...thread, root: { ...thread.root, replyCount }, replies: [...thread.replies, comment] });
  }

  /** What `watch` tells. Nothing that is new moves what is being read: it waits for `showArrived`. */
  apply(event: CommentEvent): void {
    const { list } = this;
    const { count = 0, arrived } = list.value;
    list.position = event.position;
    switch (event.kind) {
      case 'published': {
        const { comment } = event;
        if (list.find(comment.id) || this.#arrived.some(({ id }) => id === comment.id)) return;
        list.change({ count: count + 1 });
        if (this.isOwn(comment)) return this.insert(comment);
        this.#arrived.push(comment);
        return list.change({ arrived: arrived + 1 });
      }
      case 'edited':
        this.#arrived = this.#arrived.map((each) => (each.id === event.comment.id ? event.comment : each));
        return this.update(event.comment.id, event.comment);
      case 'removed': {
        const waiting = this.#arrived.filter(({ id }) => id !== event.id);
        const gone = waiting.length < this.#arrived.length || list.find(event.id)?.status === 'published';
        this.#arrived = waiting;
        list.change({ arrived: arrived === Infinity ? arrived : waiting.length, count: Math.max(0, count - +gone) });
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
