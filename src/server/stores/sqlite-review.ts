import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ListPosition, QueuedComment, QueueSelection, StoredComment } from '../../contract/store.js';
import { moderationStatuses, type QueueCounts } from '../../core/moderation.js';
import { compare } from './article-range.js';
import type { SqliteEdits } from './sqlite-edits.js';
import { queuedComment, storedComment, type CommentRow, type QueueRow } from './sqlite-rows.js';

/** Rows that one step of a search looks at before it gives the event loop back. */
const sliceRows = 2000;

function placesSql(index: string, condition: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `SELECT seq, created_at AS key, id, page, search FROM comment INDEXED BY ${index} WHERE site = ? AND ${condition}
    AND (created_at, id) ${compare} (?, ?) ORDER BY created_at ${order}, id ${order} LIMIT ?`;
}

const withPage = `SELECT comment.*, page.title AS page_title, page.url AS page_url
  FROM comment LEFT JOIN page ON page.site = comment.site AND page.id = comment.page`;
const waiting = `waiting IS NOT NULL AND status = 'published'`;
const reported = `reports > 0 AND status = 'published'`;

// The planner would take the index of all that is published, and filter.
export const reviewSql = {
  pending: /* @__PURE__ */ placesSql('comment_queue', `status = 'pending'`, '>', ''),
  waiting: /* @__PURE__ */ placesSql('comment_waiting', waiting, '>', ''),
  pendingNewest: /* @__PURE__ */ placesSql('comment_queue', `status = 'pending'`, '<', 'DESC'),
  published: /* @__PURE__ */ placesSql('comment_queue', `status = 'published'`, '<', 'DESC'),
  rejected: /* @__PURE__ */ placesSql('comment_queue', `status = 'rejected'`, '<', 'DESC'),
  spam: /* @__PURE__ */ placesSql('comment_queue', `status = 'spam'`, '<', 'DESC'),
  removed: /* @__PURE__ */ placesSql('comment_queue', `status = 'removed'`, '<', 'DESC'),
  reported: /* @__PURE__ */ placesSql('comment_reported', reported, '<', 'DESC'),
  bySeq: `${withPage} WHERE comment.seq = ?`,
  byId: `${withPage} WHERE comment.site = ? AND comment.id = ?`,
  count: 'SELECT count(*) AS n FROM comment WHERE site = ? AND status = ?',
  // There are most of these, and each page knows its own.
  countPublished: 'SELECT total(published) AS n FROM page WHERE site = ?',
  countReported: `SELECT count(*) AS n FROM comment INDEXED BY comment_reported WHERE site = ? AND ${reported}`,
};

interface Place extends ListPosition {
  readonly seq: number;
  readonly page: string;
  readonly search: string | null;
}

type Read = <T>(operation: () => T) => Promise<T>;

/** Lists and searches for moderators. A search reads in slices, so that the event loop goes on while it looks through a large file. */
export function sqliteReview(db: DatabaseSync, edits: SqliteEdits) {
  const prepare = (...names: readonly (keyof typeof reviewSql)[]) => names.map((name) => db.prepare(reviewSql[name]));
  // Each list is the union of some, every one of which has an index in its order.
  const sources: Readonly<Record<QueueSelection['status'], readonly StatementSync[]>> = {
    pending: prepare('pending', 'waiting'),
    published: prepare('published'),
    rejected: prepare('rejected'),
    spam: prepare('spam'),
    removed: prepare('removed'),
    reported: prepare('reported'),
    all: prepare('pendingNewest', 'published', 'rejected', 'spam', 'removed'),
  };
  const bySeq = db.prepare(reviewSql.bySeq);
  const byId = db.prepare(reviewSql.byId);
  const count = db.prepare(reviewSql.count);
  const countPublished = db.prepare(reviewSql.countPublished);
  const countReported = db.prepare(reviewSql.countReported);

  function queued(row: object | undefined): QueuedComment | undefined {
    if (!row) return undefined;
    const comment = row as QueueRow;
    return queuedComment(comment, comment.waiting === null ? undefined : edits.findRow(comment.site, comment.waiting));
  }

  /** The next rows of a list, before any filter. */
  function slice({ site, status }: QueueSelection, from: ListPosition, limit: number): Place[] {
    const places = sources[status].flatMap(
      (source) => source.all(site, from.key, from.id, limit) as unknown as Place[],
    );
    const sign = status === 'pending' ? 1 : -1;
    return places.sort((a, b) => sign * compare(a, b)).slice(0, limit);
  }

  async function search<T>(read: Read, selection: QueueSelection, map: (seq: number) => T | undefined): Promise<T[]> {
    const { page, words = [], limit } = selection;
    const filtered = page !== undefined || words.length > 0;
    const size = filtered ? Math.max(limit, sliceRows) : limit;
    const matches = (place: Place) =>
      (page === undefined || place.page === page) && words.every((word) => place.search?.includes(word));
    let from = selection.after ?? { key: selection.status === 'pending' ? -Infinity : Infinity, id: '' };
    const found: T[] = [];
    for (;;) {
      const places = await read(() => {
        const places = slice(selection, from, size);
        const hits = places.filter(matches).slice(0, limit - found.length);
        found.push(...hits.map(({ seq }) => map(seq)).filter((item) => item !== undefined));
        return places;
      });
      const last = places.at(-1);
      if (!last || places.length < size || found.length >= limit) return found;
      from = last;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    listQueue: (read: Read, selection: QueueSelection) => search(read, selection, (seq) => queued(bySeq.get(seq))),
    findBySearch: (read: Read, site: string, words: readonly string[], limit: number): Promise<StoredComment[]> =>
      search(read, { site, status: 'all', words, limit }, (seq) => {
        const row = bySeq.get(seq);
        return row && storedComment(row as unknown as CommentRow);
      }),
    findQueued: (site: string, id: string) => queued(byId.get(site, id)),
    countQueue(site: string): QueueCounts {
      const number = (row: object | undefined) => (row as { n: number }).n;
      const waiting = moderationStatuses.filter((status) => status !== 'published');
      return {
        ...(Object.fromEntries(waiting.map((status) => [status, number(count.get(site, status))])) as QueueCounts),
        published: number(countPublished.get(site)),
        reported: number(countReported.get(site)),
      };
    },
  };
}
