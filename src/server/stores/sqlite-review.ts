import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { ListPosition, QueuedComment, QueueSelection, StoredComment } from '../../contract/store.js';
import { moderationStatuses, type QueueCounts } from '../../core/moderation.js';
import { compare } from './article-range.js';
import type { SqliteEdits } from './sqlite-edits.js';
import { queuedComment, storedComment, type CommentRow, type QueueRow } from './sqlite-rows.js';

/** Rows that one step of a search looks at before it gives the event loop back. */
const sliceRows = 2000;

/** Where a list goes on, in an index that has its order. */
function beyondSql(index: string, condition: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `FROM comment INDEXED BY ${index} WHERE site = ?1 AND ${condition} AND (created_at, id) ${compare} (?2, ?3)
    ORDER BY created_at ${order}, id ${order} LIMIT`;
}

const withPage = `SELECT comment.*, page.title AS page_title, page.url AS page_url
  FROM comment LEFT JOIN page ON page.site = comment.site AND page.id = comment.page`;
const waiting = `waiting IS NOT NULL AND status = 'published'`;
const reported = `reports > 0 AND status = 'published'`;

// The planner would take the index of all that is published, and filter.
export const reviewLists = {
  pending: /* @__PURE__ */ beyondSql('comment_queue', `status = 'pending'`, '>', ''),
  waiting: /* @__PURE__ */ beyondSql('comment_waiting', waiting, '>', ''),
  pendingNewest: /* @__PURE__ */ beyondSql('comment_queue', `status = 'pending'`, '<', 'DESC'),
  published: /* @__PURE__ */ beyondSql('comment_queue', `status = 'published'`, '<', 'DESC'),
  rejected: /* @__PURE__ */ beyondSql('comment_queue', `status = 'rejected'`, '<', 'DESC'),
  spam: /* @__PURE__ */ beyondSql('comment_queue', `status = 'spam'`, '<', 'DESC'),
  removed: /* @__PURE__ */ beyondSql('comment_queue', `status = 'removed'`, '<', 'DESC'),
  reported: /* @__PURE__ */ beyondSql('comment_reported', reported, '<', 'DESC'),
};
type List = keyof typeof reviewLists;

export const reviewListSql = {
  /** The next of a list. */
  places: (list: List) => `SELECT seq, created_at AS key, id ${reviewLists[list]} ?4`,
  /** Those of a slice that are of a page, and have a word. A row that is none of them costs no object here. */
  matches: (list: List) => `SELECT seq, key, id, search FROM (
      SELECT seq, created_at AS key, id, page, search ${reviewLists[list]} ${sliceRows}
    ) WHERE ifnull(page = ?4, 1) AND (?5 = '' OR instr(search, ?5))`,
  /** Where a slice ends; nothing when the list ends in it. */
  end: (list: List) => `SELECT created_at AS key, id ${reviewLists[list]} 1 OFFSET ${sliceRows - 1}`,
};

export const reviewSql = {
  bySeq: `${withPage} WHERE comment.seq = ?`,
  byId: `${withPage} WHERE comment.site = ? AND comment.id = ?`,
  count: 'SELECT count(*) AS n FROM comment WHERE site = ? AND status = ?',
  // There are most of these, and each page knows its own.
  countPublished: 'SELECT total(published) AS n FROM page WHERE site = ?',
  countWaiting: `SELECT count(*) AS n FROM comment INDEXED BY comment_waiting WHERE site = ? AND ${waiting}`,
  countReported: `SELECT count(*) AS n FROM comment INDEXED BY comment_reported WHERE site = ? AND ${reported}`,
};

interface Place extends ListPosition {
  readonly seq: number;
  readonly search: string | null;
}

interface Source {
  readonly matches: StatementSync;
  readonly end: StatementSync;
}

type Read = <T>(operation: () => T) => Promise<T>;

/** Lists and searches for moderators. A search reads in slices, so that the event loop goes on while it looks through a large file. */
export function sqliteReview(db: DatabaseSync, edits: SqliteEdits) {
  const prepare = (...names: readonly List[]) =>
    names.map((name) => ({
      places: db.prepare(reviewListSql.places(name)),
      matches: db.prepare(reviewListSql.matches(name)),
      end: db.prepare(reviewListSql.end(name)),
    }));
  // Each list is the union of some, every one of which has an index in its order.
  const sources = {
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
  const countWaiting = db.prepare(reviewSql.countWaiting);
  const countReported = db.prepare(reviewSql.countReported);

  function queued(row: object | undefined): QueuedComment | undefined {
    if (!row) return undefined;
    const comment = row as QueueRow;
    return queuedComment(comment, comment.waiting === null ? undefined : edits.findRow(comment.site, comment.waiting));
  }

  /** Matches of one source, slice by slice. */
  async function scan(read: Read, source: Source, selection: QueueSelection, start: ListPosition): Promise<Place[]> {
    const { site, page = null, words = [], limit } = selection;
    const found: Place[] = [];
    for (let from: ListPosition | undefined = start; from && found.length < limit;) {
      const { key, id }: ListPosition = from;
      from = await read(() => {
        const places = source.matches.all(site, key, id, page, words[0] ?? '') as unknown as Place[];
        found.push(...places.filter(({ search }) => words.every((word) => search?.includes(word))));
        return source.end.get(site, key, id) as unknown as ListPosition | undefined;
      });
      if (from) await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  }

  async function search<T>(read: Read, selection: QueueSelection, map: (seq: number) => T | undefined): Promise<T[]> {
    const { site, status, page, words = [], limit } = selection;
    const sign = status === 'pending' ? 1 : -1;
    const from = selection.after ?? { key: sign * -Infinity, id: '' };
    const filtered = page !== undefined || words.length > 0;
    const matches: Place[][] = [];
    if (filtered) for (const source of sources[status]) matches.push(await scan(read, source, selection, from));
    return read(() => {
      const places = filtered
        ? matches.flat()
        : sources[status].flatMap((source) => source.places.all(site, from.key, from.id, limit) as unknown as Place[]);
      const next = places.sort((a, b) => sign * compare(a, b)).slice(0, limit);
      return next.map(({ seq }) => map(seq)).filter((item) => item !== undefined);
    });
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
      const others = moderationStatuses.filter((status) => status !== 'published');
      const counts = Object.fromEntries(
        others.map((status) => [status, number(count.get(site, status))]),
      ) as QueueCounts;
      return {
        ...counts,
        pending: counts.pending + number(countWaiting.get(site)),
        published: number(countPublished.get(site)),
        reported: number(countReported.get(site)),
      };
    },
  };
}
