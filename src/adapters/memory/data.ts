import type { FieldValues } from '../../core/comment.js';
import type { FormDescription } from '../../core/form.js';
import type { AuditEntry, BanEffect, ModerationStatus, Report, Revision } from '../../core/moderation.js';
import type { PageRef } from '../../core/page.js';
import { randomId } from '../../core/random-id.js';
import { EventLog, type LoggedKind } from './event-log.js';

export interface MemoryPage {
  ref: PageRef;
  /** In the order in which they were made. */
  readonly roots: Entry[];
  /** Published comments, replies included. */
  count: number;
  closed: boolean;
  /** The shown roots, most liked first; absent until somebody asks, and again when a vote or a decision has changed it. */
  top?: readonly Entry[] | undefined;
}

/** Who wrote a comment, and as what. */
export interface Author {
  readonly fields: FieldValues;
  readonly status: ModerationStatus;
  readonly createdAt: number;
  readonly id?: string;
  readonly reader?: string;
  readonly role?: 'author' | 'moderator';
  readonly score?: number;
  readonly reasons?: readonly string[];
  readonly up?: number;
  readonly down?: number;
}

/** One comment, with everything that is known of it. Whoever changes its state goes through `MemoryData`. */
export interface Entry extends Required<Pick<Author, 'id' | 'createdAt'>> {
  /** Orders comments of one moment; a parent has a smaller one than its replies. */
  readonly seq: number;
  readonly page: MemoryPage;
  readonly parent: Entry | undefined;
  /** Itself on a root. */
  readonly root: Entry;
  /** 0 on a root. */
  readonly depth: number;
  /** On a root: its whole thread in the order in which it was made. */
  readonly replies: Entry[];
  readonly token: string;
  readonly reader: string | undefined;
  readonly role: 'author' | 'moderator' | undefined;
  readonly score: number;
  readonly reasons: readonly string[];
  status: ModerationStatus;
  fields: FieldValues;
  editedAt: number | undefined;
  /** Why it was taken down. */
  reason: string | undefined;
  up: number;
  down: number;
  /** Published comments below it, at any depth. */
  below: number;
  /** By reader. */
  votes: Map<string, 1 | -1> | undefined;
  reports: Map<string, Report> | undefined;
  /** Oldest first; absent while it has had one text only. */
  revisions: Revision[] | undefined;
  /** The text that waits for a moderator, one of the revisions. */
  waiting: Revision | undefined;
  /** Nothing of it is left that could be published again. */
  erased: boolean;
}

export interface MemoryRules {
  readonly form: FormDescription;
  readonly editMs: number;
  readonly votes: 'both' | 'up' | 'none';
  readonly maxDepth: number;
  readonly now: () => number;
}

/** Comments and what happened to them: what the adapter and the moderators' side share. Counters are kept with what they count. */
export class MemoryData {
  readonly pages = new Map<string, MemoryPage>();
  readonly entries = new Map<string, Entry>();
  readonly byToken = new Map<string, Entry>();
  readonly log = new EventLog();
  /** Oldest first; it only grows. */
  readonly audit: AuditEntry[] = [];
  /** Set by the moderators' side, where a page has one: what its bans say of a comment. */
  judge: ((fields: FieldValues, reader: string) => BanEffect | undefined) | undefined;
  #seq = 0;

  constructor(readonly rules: MemoryRules) {}

  /** Title and URL come with the first comment that brings them: a page may be closed, or planted, before anybody knows more than its id. */
  pageOf(ref: PageRef): MemoryPage {
    let page = this.pages.get(ref.id);
    if (page && !page.ref.url && !page.ref.title) page.ref = ref;
    if (!page) this.pages.set(ref.id, (page = { ref, roots: [], count: 0, closed: false }));
    return page;
  }

  /** Puts a comment in its place; no event tells of it. */
  insert(page: MemoryPage, parent: Entry | undefined, author: Author): Entry {
    const { id = randomId(), fields, status, createdAt, score = 0, reasons = [], up = 0, down = 0 } = author;
    const made = {
      ...{ id, seq: ++this.#seq, page, parent, depth: parent ? parent.depth + 1 : 0, replies: [], token: randomId(32) },
      // A clock may go back: a reply never stands before what it answers.
      ...{ createdAt: Math.max(createdAt, parent?.createdAt ?? -Infinity), reader: author.reader, role: author.role },
      ...{ score, reasons, status, fields, editedAt: undefined, reason: undefined, up, down, below: 0 },
      ...{ votes: undefined, reports: undefined, revisions: undefined, waiting: undefined, erased: false },
    };
    const entry: Entry = Object.assign(made, { root: made as unknown as Entry });
    if (parent) Object.assign(entry, { root: parent.root });
    place(parent ? parent.root.replies : page.roots, entry);
    this.entries.set(id, entry);
    this.byToken.set(entry.token, entry);
    if (status === 'published') this.#count(entry, 1);
    return entry;
  }

  /** Gives a comment another state and tells of it. `false`: it has that state. */
  setStatus(entry: Entry, to: ModerationStatus): boolean {
    const from = entry.status;
    if (from === to) return false;
    entry.status = to;
    if (to === 'published') this.#count(entry, 1);
    else if (from === 'published') this.#count(entry, -1);
    if (to === 'published') this.tell('published', entry);
    else if (from === 'published') this.tell('removed', entry);
    return true;
  }

  setVotes(entry: Entry, reader: string, value: 1 | 0 | -1): boolean {
    const votes = (entry.votes ??= new Map<string, 1 | -1>());
    const before = votes.get(reader) ?? 0;
    if (before === value) return false;
    if (before === 1) entry.up--;
    if (before === -1) entry.down--;
    if (value === 1) entry.up++;
    if (value === -1) entry.down++;
    if (value === 0) votes.delete(reader);
    else votes.set(reader, value);
    entry.page.top = undefined;
    this.tell('votes', entry);
    return true;
  }

  tell(kind: LoggedKind, { page, id }: Pick<Entry, 'page' | 'id'>): void {
    this.log.append(kind, page.ref.id, id);
  }

  note(actor: string, action: string, about: Pick<AuditEntry, 'comment' | 'page' | 'detail'>): void {
    const at = new Date(this.rules.now()).toISOString();
    this.audit.push({ id: String(this.audit.length + 1), at, actor, action, ...about });
  }

  #count(entry: Entry, by: 1 | -1): void {
    entry.page.count += by;
    entry.page.top = undefined;
    for (let above = entry.parent; above; above = above.parent) above.below += by;
  }
}

/** Lists hold what is published, and what has something published below it. */
export function isShown({ status, below }: Entry): boolean {
  return status === 'published' || below > 0;
}

/** Negative when `a` was made before `b`. */
export function byTime(a: Pick<Entry, 'createdAt' | 'seq'>, b: Pick<Entry, 'createdAt' | 'seq'>): number {
  return a.createdAt - b.createdAt || a.seq - b.seq;
}

/** Where the first comment after a moment stands in a list that is in the order of time. */
export function findAfter(list: readonly Entry[], moment: Pick<Entry, 'createdAt' | 'seq'>): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byTime(list[middle]!, moment) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Nearly always at the end. */
function place(list: Entry[], entry: Entry): void {
  const last = list.at(-1);
  if (!last || byTime(last, entry) < 0) list.push(entry);
  else list.splice(findAfter(list, entry), 0, entry);
}
