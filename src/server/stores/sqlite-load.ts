import type { DatabaseSync } from 'node:sqlite';
import type { RecordKind, SiteRecords, StoredRevision } from '../../contract/store.js';
import type { SqliteArticles } from './sqlite-articles.js';
import type { SqliteAudit } from './sqlite-audit.js';
import type { SqliteBans } from './sqlite-bans.js';
import type { SqliteComments } from './sqlite-comments.js';
import type { SqliteCounters } from './sqlite-counters.js';
import type { SqliteEdits } from './sqlite-edits.js';
import type { SqliteVotes } from './sqlite-votes.js';

/** One commit holds the write lock for as long as its records take. */
const maxRecords = 500;

export const loadSql = {
  page: 'INSERT INTO page (site, id, url, title, closed) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  hasPage: 'SELECT 1 FROM page WHERE site = ? AND id = ?',
  erasedAt: 'UPDATE comment SET erased_at = ? WHERE site = ? AND id = ?',
};

/** Puts exported records back; each call runs to its end within one turn. */
export function sqliteLoad(
  db: DatabaseSync,
  comments: SqliteComments,
  articles: SqliteArticles,
  edits: SqliteEdits,
  votes: SqliteVotes,
  bans: SqliteBans,
  audit: SqliteAudit,
  counters: SqliteCounters,
) {
  const insertPage = db.prepare(loadSql.page);
  const hasPage = db.prepare(loadSql.hasPage);
  const setErasedAt = db.prepare(loadSql.erasedAt);

  function commentRow(site: string, id: string, of: string) {
    const row = comments.findRow(site, id);
    if (!row) throw new Error(`The comment ${id} of a ${of} is not stored: load the comments first.`);
    return row;
  }

  function loadRevision(site: string, revision: StoredRevision): boolean {
    const row = commentRow(site, revision.comment, 'revision');
    // Only one edit of a comment can wait.
    if (edits.findRow(site, revision.id) || (revision.state === 'waiting' && row.waiting !== null)) return false;
    if (revision.state === 'waiting') edits.setWaiting(row, revision.id);
    return edits.put({ ...revision, site });
  }

  /** Each loads one record; `false`: it was there. */
  const loaders: { readonly [K in RecordKind]: (site: string, record: SiteRecords[K]) => boolean } = {
    page: (site, { id, url, title, closed = false }) =>
      insertPage.run(site, id, url, title, Number(closed)).changes === 1,
    article: (site, record) => articles.insert(site, record),
    comment(site, record) {
      if (comments.findRow(site, record.id) || comments.findSubmissionRow(site, record.submissionId)) return false;
      if (!hasPage.get(site, record.page)) {
        throw new Error(`The page ${record.page} of the comment ${record.id} is not stored: load the pages first.`);
      }
      if (!comments.put({ ...record, site })) return false;
      // Its submission id goes 30 days from now on: when it was erased is not in the record.
      if (record.fingerprint === '') setErasedAt.run(Date.now(), site, record.id);
      return true;
    },
    revision: loadRevision,
    vote(site, vote) {
      commentRow(site, vote.comment, 'vote');
      return !votes.hasVote(site, vote.comment, vote.reader) && votes.setVote({ ...vote, site });
    },
    report(site, report) {
      commentRow(site, report.comment, 'report');
      return votes.putReport({ ...report, site });
    },
    ban(site, ban) {
      if (bans.has(site, ban.id)) return false;
      bans.load({ ...ban, site });
      return true;
    },
    audit(site, entry) {
      if (audit.has({ ...entry, site })) return false;
      audit.append({ ...entry, site });
      return true;
    },
  };

  return function load<K extends RecordKind>(site: string, kind: K, records: readonly SiteRecords[K][]) {
    if (records.length > maxRecords) {
      throw new TypeError(
        `loadRecords() takes ${maxRecords} records at once, not ${records.length}: send them in parts.`,
      );
    }
    const added = counters.countAtEnd(site, () => records.filter((record) => loaders[kind](site, record)).length);
    return { added, known: records.length - added };
  };
}
