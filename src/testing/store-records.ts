import type { ArticleRecord, ChallengeUse, Store, StoredComment, SubmissionRecord } from '../contract/store.js';
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
