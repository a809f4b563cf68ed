import {
  StoreBusyError,
  type AcceptResult,
  type ArticleRecord,
  type ArticleSelection,
  type ChallengeUse,
  type PageRecord,
  type QueueSelection,
  type Store,
  type StoredComment,
  type SubmissionRecord,
} from '../../contract/store.js';
import { articleRange, compare } from './article-range.js';
import { challengeGraceMs } from './challenge-grace.js';
import { takeFromWindows, type LimitCounter } from './limit-window.js';

/** A site and an id as one key of a map; JSON keeps `('a', 'b:c')` and `('a:b', 'c')` apart. */
const join = (...parts: readonly (string | number)[]): string => JSON.stringify(parts);

/**
 * A store that forgets everything when the process ends: for tests, demonstrations, and as the shortest reading of the contract.
 * Lists sort all articles of a site at each call.
 */
export function memoryStore(): Store {
  const comments = new Map<string, StoredComment>();
  const submissions = new Map<string, StoredComment>();
  const pages = new Map<string, PageRecord>();
  const articles = new Map<string, Map<string, ArticleRecord>>();
  const uses = new Map<string, number>();
  const counters = new Map<string, LimitCounter>();
  let closed = false;

  // Each operation runs to its end within one turn, so nothing can come between its steps.
  async function whole<T>(operation: () => T): Promise<T> {
    if (closed) throw new StoreBusyError('The store is closed.');
    return operation();
  }

  function takeUse(use: ChallengeUse): boolean {
    const key = join(use.site, use.nonce);
    if (uses.has(key)) return false;
    uses.set(key, use.expiresAt);
    return true;
  }

  function accept({ comment, challenge, page }: SubmissionRecord): AcceptResult {
    const submission = join(comment.site, comment.submissionId);
    const known = submissions.get(submission);
    if (known) return { outcome: known.fingerprint === comment.fingerprint ? 'replay' : 'conflict', comment: known };
    const key = join(comment.site, comment.id);
    if (comments.has(key)) throw new Error('Another comment has this id.');
    if (comment.parent !== undefined && !comments.has(join(comment.site, comment.parent))) {
      throw new Error('The parent is not a stored comment.');
    }
    if (challenge && !takeUse(challenge)) return { outcome: 'challenge-used' };
    const stored = Object.freeze({ ...comment, fields: Object.freeze({ ...comment.fields }) });
    comments.set(key, stored);
    submissions.set(submission, stored);
    const pageKey = join(comment.site, comment.page);
    if (!pages.has(pageKey)) pages.set(pageKey, Object.freeze({ id: comment.page, url: page.url, title: page.title }));
    return { outcome: 'stored', comment: stored };
  }

  function put(site: string, records: readonly ArticleRecord[]): { added: number; updated: number } {
    const known = articles.get(site) ?? new Map<string, ArticleRecord>();
    articles.set(site, known);
    const before = known.size;
    for (const record of records) {
      const views = known.get(record.id)?.views ?? record.views ?? 0;
      known.set(record.id, Object.freeze({ ...record, views }));
    }
    const added = known.size - before;
    return { added, updated: records.length - added };
  }

  function list(selection: ArticleSelection): readonly ArticleRecord[] {
    const known = articles.get(selection.site);
    const range = articleRange(selection, known?.get(selection.exclude)?.publishedAt);
    if (!known || !range) return [];
    const sign = range.direction === 'ascending' ? 1 : -1;
    const position = (article: ArticleRecord) => ({ key: article[range.key] ?? 0, id: article.id });
    return [...known.values()]
      .filter((article) => article.id !== selection.exclude && sign * compare(position(article), range.from) > 0)
      .sort((a, b) => sign * compare(position(a), position(b)))
      .slice(0, selection.limit);
  }

  function queue({ site, status, after, limit }: QueueSelection): readonly StoredComment[] {
    const position = (comment: StoredComment) => ({ key: comment.createdAt, id: comment.id });
    return [...comments.values()]
      .filter((comment) => comment.site === site && comment.status === status)
      .filter((comment) => !after || compare(position(comment), after) > 0)
      .sort((a, b) => compare(position(a), position(b)))
      .slice(0, limit);
  }

  function view(site: string, views: ReadonlyMap<string, number>): void {
    const known = articles.get(site);
    for (const [id, count] of views) {
      const article = known?.get(id);
      if (article) known?.set(id, Object.freeze({ ...article, views: (article.views ?? 0) + count }));
    }
  }

  function sweep(now: number): void {
    for (const [key, expiresAt] of uses) if (expiresAt + challengeGraceMs <= now) uses.delete(key);
    for (const [key, counter] of counters) if (counter.endsAt <= now) counters.delete(key);
  }

  return {
    acceptSubmission: (record) => whole(() => accept(record)),
    findSubmission: (site, submissionId) => whole(() => submissions.get(join(site, submissionId))),
    findComment: (site, id) => whole(() => comments.get(join(site, id))),
    findPage: (site, id) => whole(() => pages.get(join(site, id))),
    useChallenge: (use, now) => whole(() => use.expiresAt > now && takeUse(use)),
    takeLimits: (rules, now) =>
      whole(() => {
        const key = (rule: { key: string; windowMs: number }) => join(rule.key, rule.windowMs);
        return takeFromWindows(
          rules,
          now,
          (rule) => counters.get(key(rule)),
          (rule, counter) => counters.set(key(rule), counter),
        );
      }),
    putArticles: (site, records) => whole(() => put(site, records)),
    findArticle: (site, id) => whole(() => articles.get(site)?.get(id)),
    listArticles: (selection) => whole(() => list(selection)),
    addViews: (site, views) => whole(() => view(site, views)),
    listQueue: (selection) => whole(() => queue(selection)),
    sweep: (now) => whole(() => sweep(now)),
    async close() {
      closed = true;
    },
  };
}
