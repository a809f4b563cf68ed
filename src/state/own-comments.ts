import type { Comment, FieldValues, Receipt, ReportReason, VoteValue } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { OwnRecord, OwnStorage } from '../storage/own-comments.js';
import type { Clock } from './clock.js';
import type { CommentListChanges } from './comment-list-changes.js';
import type { CommentListState } from './comment-list.js';
import { Observable } from './observable.js';
import type { PageSource } from './page-source.js';

/** What this device's reader has on a page. Maps are replaced, never changed. */
export interface OwnView {
  readonly records: ReadonlyMap<string, OwnRecord>;
  readonly votes: ReadonlyMap<string, VoteValue>;
  /** Own published comments whose edit waits for a moderator. */
  readonly edited: ReadonlySet<string>;
}

/** A backend tells the state of this many comments at once. */
const tokensAtOnce = 20;

/** The reader's own comments and votes: what waits, what may still be changed, and votes that show at once and go back when they fail. */
export class OwnComments extends Observable<OwnView> {
  readonly #source: PageSource;
  readonly #list: CommentListState;
  readonly #changes: CommentListChanges;
  readonly #storage: Promise<OwnStorage>;
  readonly #clock: Clock;
  /** Votes on their way, with what the reader wants by now. */
  readonly #wishes = new Map<string, VoteValue>();

  constructor(changes: CommentListChanges, storage: Promise<OwnStorage>, clock: Clock) {
    super({ records: new Map(), votes: new Map(), edited: new Set() });
    this.#changes = changes;
    this.#list = changes.list;
    this.#source = changes.list.source;
    this.#storage = storage;
    this.#clock = clock;
    changes.isOwn = (comment) => {
      const record = this.value.records.get(comment.id);
      if (record) void this.#keep({ ...record, comment });
      // What everybody sees now does not wait any more.
      const edited = new Set(this.value.edited);
      if (edited.delete(comment.id)) this.set({ ...this.value, edited });
      return !!record;
    };
  }

  /** Own comments that nobody else sees yet, the oldest first. */
  get pending(): Comment[] {
    const waiting = [...this.value.records.values()].map(({ comment }) => comment);
    return waiting
      .filter(({ id, status }) => status === 'pending' && !this.#changes.find(id))
      .sort((a, b) => (a.created < b.created ? -1 : 1));
  }

  /** Whether its author may still edit and delete a comment. */
  mayEdit(id: string): boolean {
    return (this.value.records.get(id)?.editUntil ?? 0) > this.#clock.now();
  }

  /** What the device has kept, and what became of it. */
  async load(): Promise<void> {
    const { id } = this.#source.page;
    const storage = await this.#storage;
    const [records, votes] = await Promise.all([storage.listComments(id), storage.listVotes(id)]);
    const all = new Map([...records.map((record) => [record.id, record] as const), ...this.value.records]);
    this.set({ ...this.value, records: all, votes: new Map([...votes, ...this.value.votes]) });
    await this.ask();
  }

  /** Asks what became of own pending comments; those that were published take their places in the list. */
  async ask(): Promise<void> {
    const { adapter } = this.#source;
    const waiting = [...this.value.records.values()].filter(({ comment }) => comment.status === 'pending');
    if (!adapter.commentStatus) return;
    for (let at = 0; at < waiting.length; at += tokensAtOnce) {
      const some = waiting.slice(at, at + tokensAtOnce);
      const receipts = await adapter.commentStatus(some.map(({ token }) => token)).catch(() => []);
      receipts.forEach((receipt, i) => this.#learn(some[i]!, receipt));
    }
  }

  /** A comment was just sent from this page. */
  async add(receipt: Receipt): Promise<void> {
    const { id, token, comment, status } = receipt;
    if (!id || !comment) return;
    if (token) await this.#keep(this.#recordOf({ id, token, comment }, receipt));
    else if (status === 'pending') this.#put({ id, token: '', comment, page: this.#source.page.id, savedAt: 0 });
    if (status !== 'published') return;
    // The news may have been faster: it is counted once, and stands in its place.
    this.#changes.apply({ kind: 'published', comment, position: this.#list.position ?? '' });
    this.#changes.insert(comment);
  }

  /** Likes, dislikes, or takes back what is pressed again. It shows at once. Rejects with what the adapter said, after everything is as it was. */
  async vote(id: string, pressed: 1 | -1): Promise<void> {
    const { adapter, page } = this.#source;
    // What the backend has.
    let before = this.value.votes.get(id) ?? 0;
    const wish: VoteValue = before === pressed && adapter.abilities?.undoVote ? 0 : pressed;
    if (!adapter.vote || wish === before) return;
    const underWay = this.#wishes.has(id);
    this.#wishes.set(id, wish);
    this.#show(id, wish);
    if (underWay) return;
    try {
      const storage = await this.#storage;
      const readerKey = await storage.readerKey();
      let value: VoteValue;
      let result;
      do {
        value = this.#wishes.get(id)!;
        result = await adapter.vote({ page, comment: id, value, readerKey });
        before = result.mine;
      } while (this.#wishes.get(id) !== value);
      const { up, down, mine } = result;
      this.#setVote(id, mine);
      this.#changes.update(id, { up, ...(down !== undefined && { down }) });
      await storage.saveVote(page.id, id, mine).catch(() => undefined);
    } catch (cause) {
      this.#show(id, before);
      throw cause;
    } finally {
      this.#wishes.delete(id);
    }
  }

  /** Rejects as the adapter does; the text stays with the caller. */
  async edit(id: string, fields: FieldValues): Promise<Receipt> {
    const { adapter, page } = this.#source;
    const record = this.value.records.get(id);
    if (!adapter.editComment || !record) throw new CommentError('unsupported');
    const receipt = await adapter.editComment({ page, comment: id, token: record.token, fields });
    if (receipt.status === 'published' && receipt.comment) this.#changes.update(id, receipt.comment);
    else if (this.#changes.find(id)) {
      this.set({ ...this.value, edited: new Set([...this.value.edited, id]) });
    }
    const comment = receipt.comment ?? { ...record.comment, ...fields };
    await this.#keep({ ...record, comment: { ...comment, status: record.comment.status } });
    return receipt;
  }

  async remove(id: string): Promise<void> {
    const { adapter, page } = this.#source;
    const record = this.value.records.get(id);
    if (!adapter.deleteComment || !record) throw new CommentError('unsupported');
    await adapter.deleteComment({ page, comment: id, token: record.token });
    if (this.#changes.find(id)) this.#changes.apply({ kind: 'removed', id, position: this.#list.position ?? '' });
    await this.#forget(id);
  }

  async report(id: string, reason: ReportReason, text?: string): Promise<void> {
    const { adapter, page } = this.#source;
    if (!adapter.reportComment) throw new CommentError('unsupported');
    const readerKey = await (await this.#storage).readerKey();
    await adapter.reportComment({ page, comment: id, reason, readerKey, ...(text && { text }) });
  }

  #learn(record: OwnRecord, receipt: Receipt): void {
    const { status, comment } = receipt;
    if (status === 'pending') return;
    if (status !== 'published') return void this.#forget(record.id);
    void this.#keep(this.#recordOf({ ...record, comment: comment ?? { ...record.comment, status } }, receipt));
    if (comment) this.#changes.insert(comment);
  }

  #recordOf(own: Pick<OwnRecord, 'id' | 'token' | 'comment'>, { editForMs }: Receipt): OwnRecord {
    const now = this.#clock.now();
    const seconds = this.#source.adapter.abilities?.editSeconds ?? 0;
    const until = editForMs !== undefined ? now + editForMs : Date.parse(own.comment.created) + seconds * 1000;
    const { id, token, comment } = own;
    return { id, token, comment, page: this.#source.page.id, savedAt: now, ...(until > now && { editUntil: until }) };
  }

  /** Moves the sums by the difference, so that what others do meanwhile is kept. */
  #show(id: string, value: VoteValue): void {
    const before = this.value.votes.get(id) ?? 0;
    const { up, down } = this.#changes.find(id) ?? {};
    this.#setVote(id, value);
    const moved = (sum: number | undefined, which: VoteValue) => (sum ?? 0) + +(value === which) - +(before === which);
    this.#changes.update(id, { up: moved(up, 1), ...(down !== undefined && { down: moved(down, -1) }) });
  }

  #setVote(id: string, value: VoteValue): void {
    this.set({ ...this.value, votes: new Map(this.value.votes).set(id, value) });
  }

  #put(record: OwnRecord): void {
    this.set({ ...this.value, records: new Map(this.value.records).set(record.id, record) });
  }

  async #keep(record: OwnRecord): Promise<void> {
    this.#put(record);
    await (await this.#storage).saveComment(record).catch(() => undefined);
  }

  async #forget(id: string): Promise<void> {
    const records = new Map(this.value.records);
    records.delete(id);
    this.set({ ...this.value, records });
    await (await this.#storage).removeComment(id).catch(() => undefined);
  }
}
