import type {
  ArticleRecord,
  ChallengeUse,
  DecisionResult,
  QueueSelection,
  StoreDecision,
  StoreEvent,
  Store,
  StoredComment,
  StoredRevision,
  SubmissionRecord,
} from '../contract/store.js';
import type { ModerationStatus } from '../core/moderation.js';
import { equal } from './store-assert.js';

/** What the suite needs of a test runner: Vitest, Mocha, Jest and node:test all have it. */
export interface StoreTestRunner {
  describe(title: string, body: () => void): unknown;
  it(title: string, body: () => Promise<void>): unknown;
}

/** One empty store, for one case. */
export interface StoreFixture {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
  /** Closes the store and opens its data again; only for stores that keep anything. */
  readonly reopen?: () => Promise<Store>;
}

/** Registers one case over a fresh store, which is disposed of afterwards. */
export type StoreCase = (title: string, body: (store: Store, fixture: StoreFixture) => Promise<void>) => void;

export function storeCases(runner: StoreTestRunner, create: () => Promise<StoreFixture>): StoreCase {
  return (title, body) => {
    runner.it(title, async () => {
      const fixture = await create();
      try {
        await body(fixture.store, fixture);
      } finally {
        await fixture.dispose();
      }
    });
  };
}

export const site = 'district';

/** 2018-03-28T05:59:00Z, the model page's own. */
export const now = Date.UTC(2018, 2, 28, 5, 59);

/** A comment with every member, private ones included; `n` makes id and submission its own. */
export function commentRecord(n: number | string, changes: Partial<StoredComment> = {}): StoredComment {
  return {
    id: `comment-${n}`,
    site,
    page: '/news/1',
    submissionId: `submission-${n}`,
    fingerprint: `text-${n}`,
    status: 'pending',
    fields: { name: 'Nguyễn Thị Ánh', phone: '0912 345 678', content: 'Dòng một\n\nDòng "hai" 👩‍👩‍👧' },
    createdAt: now,
    score: 0.5,
    consent: 'v1',
    reader: 'reader-hash',
    generation: 1,
    ...changes,
  };
}

export function submission(comment: StoredComment, nonce?: string): SubmissionRecord {
  const page = { url: `https://example.org${comment.page}`, title: 'Tin mới' };
  return { comment, page, ...(nonce !== undefined && { challenge: challengeUse(nonce) }) };
}

export const challengeUse = (nonce: string): ChallengeUse => ({ site, nonce, expiresAt: now + 600_000 });

export function articleRecord(id: string, publishedAt: number, changes: Partial<ArticleRecord> = {}): ArticleRecord {
  const published = new Date(publishedAt).toISOString();
  return { id, title: `Bài ${id}`, url: `/news/${id}`, published, publishedAt, views: 0, ...changes };
}

/** Counts outcomes: `{ stored: 1, replay: 49 }`. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

export async function stores(store: Store, comment: StoredComment): Promise<void> {
  const { outcome } = await store.acceptSubmission(submission(comment));
  equal(outcome, 'stored', `storing ${comment.id}`);
}

/** Stores a published comment; its id is `comment-` and the name. */
export function publishes(store: Store, name: string, changes: Partial<StoredComment> = {}): Promise<void> {
  return stores(store, commentRecord(name, { status: 'published', ...changes }));
}

/** Stores a published answer to `parent`. */
export function answers(
  store: Store,
  parent: string,
  name: string,
  changes: Partial<StoredComment> = {},
): Promise<void> {
  return publishes(store, name, { parent: `comment-${parent}`, ...changes });
}

/** The names of some comments, in their order: `b a`. */
export function names(items: readonly { readonly id: string }[]): string {
  return items.map(({ id }) => id.replace('comment-', '')).join(' ');
}

export async function queueNames(
  store: Store,
  status: QueueSelection['status'],
  selection: Partial<QueueSelection> = {},
): Promise<string> {
  return names(await store.listQueue({ site, status, limit: 100, ...selection }));
}

/** A moderator's decision on `comment-` and the name. */
export function decision(name: string, to: ModerationStatus, changes: Partial<StoreDecision> = {}): StoreDecision {
  return { site, comment: `comment-${name}`, to, actor: 'anh', at: now + 60_000, ...changes };
}

/** Decides for one comment. */
export async function decides(
  store: Store,
  name: string,
  to: ModerationStatus,
  changes: Partial<StoreDecision> = {},
): Promise<DecisionResult | undefined> {
  const [result] = await store.decide([decision(name, to, changes)]);
  return result;
}

/** A new text for `comment-` and the name, public at once. */
export function revisionRecord(name: string, id: string, changes: Partial<StoredRevision> = {}): StoredRevision {
  const fields = { name: 'Nguyễn Thị Ánh', phone: '0912 345 678', content: `Sửa lại: ${id}` };
  const search = `nguyen thi anh sua lai: ${id}`;
  const own = { site, comment: `comment-${name}`, id, fields, search, textKey: `key-${id}` };
  return { ...own, createdAt: now + 30_000, state: 'applied', ...changes };
}

export async function edits(
  store: Store,
  name: string,
  id: string,
  changes: Partial<StoredRevision> = {},
): Promise<void> {
  const revision = revisionRecord(name, id, changes);
  const { outcome } = await store.edit({ site: revision.site, comment: revision.comment, revision, notBefore: 0 });
  equal(outcome, 'edited', `editing ${revision.comment}`);
}

/** Reports `comment-` and the name. */
export function reports(store: Store, name: string, reader: string, createdAt = now): Promise<boolean> {
  return store.report({ site, comment: `comment-${name}`, reader, reason: 'spam', text: 'Quảng cáo', createdAt });
}

/** Votes on `comment-` and the name. */
export function votes(store: Store, name: string, reader: string, value: 1 | 0 | -1) {
  return store.vote({ site, comment: `comment-${name}`, reader, value }, now + 1000);
}

/** The events after a position, of all pages. */
export function eventsAfter(store: Store, after: number): Promise<readonly StoreEvent[]> {
  return store.listEvents({ site, after, limit: 1000 });
}

/** What a change leaves in the log: `removed comment-a, decided comment-a`. */
export async function eventsOf(store: Store, change: () => Promise<unknown>): Promise<string> {
  const { last } = await store.eventRange(site);
  await change();
  const events = await eventsAfter(store, last);
  return events.map(({ kind, comment, page }) => `${kind} ${comment ?? page}`).join(', ');
}
