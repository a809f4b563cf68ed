import type { RecordKind, RecordPage, SiteRecords } from '../../../contract/store.js';
import type { MemoryBans } from './bans.js';
import type { MemoryEdits } from './edits.js';
import { isErased, putComment, type MemoryState } from './state.js';
import type { MemorySubmissions } from './submissions.js';
import { join, type MemoryTable } from './table.js';

/** One call is one commit elsewhere: as many as there. */
const maxRecords = 500;

type Loaders = { readonly [K in RecordKind]: (site: string, record: SiteRecords[K]) => boolean };

/** Everything of a site, out and in again. */
export function memoryData(state: MemoryState, submissions: MemorySubmissions, edits: MemoryEdits, bans: MemoryBans) {
  const { articles, audit, comments, erasedAt, pages, reports, revisions, votes } = state;
  const tables: { readonly [K in RecordKind]: MemoryTable<SiteRecords[K]> } = {
    page: pages,
    article: articles,
    comment: comments,
    revision: revisions,
    vote: votes,
    report: reports,
    ban: state.bans,
    audit,
  };

  /** Puts a record in where there is none. */
  function add<K extends RecordKind>(kind: K, site: string, id: string, record: SiteRecords[K]): boolean {
    if (tables[kind].has(site, id)) return false;
    tables[kind].set(site, id, record);
    return true;
  }

  function takeOut(kind: RecordKind, site: string, id: string): void {
    const comment = kind === 'comment' && comments.get(site, id);
    if (comment) {
      // What is counted of it goes first.
      putComment(state, { ...comment, status: 'pending' });
      state.submissions.delete(join(site, comment.submissionId));
      erasedAt.delete(site, id);
    }
    tables[kind].delete(site, id);
  }

  function needComment(site: string, id: string, of: string): void {
    if (!comments.has(site, id))
      throw new Error(`The comment ${id} of a ${of} is not stored: load the comments first.`);
  }

  /** Each loads one record; `false`: it was there. */
  const loaders: Loaders = {
    page: (site, page) => add('page', site, page.id, page),
    article: (site, article) => add('article', site, article.id, { ...article, views: article.views ?? 0 }),
    comment(site, record) {
      if (comments.has(site, record.id) || submissions.findSubmission(site, record.submissionId)) return false;
      if (!pages.has(site, record.page)) {
        throw new Error(`The page ${record.page} of the comment ${record.id} is not stored: load the pages first.`);
      }
      putComment(state, submissions.withRoot({ ...record, site }));
      // Its submission id goes 30 days from now on: when it was erased is not in the record.
      if (isErased(record)) erasedAt.set(site, record.id, { id: record.id, at: Date.now() });
      return true;
    },
    revision(site, revision) {
      needComment(site, revision.comment, 'revision');
      // Only one edit of a comment can wait.
      if (revision.state === 'waiting' && edits.waiting(site, revision.comment)) return false;
      return add('revision', site, revision.id, { ...revision, site });
    },
    vote(site, vote) {
      needComment(site, vote.comment, 'vote');
      return add('vote', site, join(vote.comment, vote.reader), { ...vote, site });
    },
    report(site, report) {
      needComment(site, report.comment, 'report');
      return add('report', site, join(report.comment, report.reader), { ...report, site });
    },
    ban(site, ban) {
      if (state.bans.has(site, ban.id)) return false;
      bans.load({ ...ban, site });
      return true;
    },
    audit(site, { at, actor, action, comment, page, detail }) {
      const same = [at, actor, action, comment, page, detail];
      const isSame = ({ record: r }: { record: SiteRecords['audit'] }) =>
        [r.at, r.actor, r.action, r.comment, r.page, r.detail].every((member, n) => member === same[n]);
      if (audit.rows(site).some(isSame)) return false;
      const about = { ...(comment !== undefined && { comment }), ...(page !== undefined && { page }) };
      audit.append(site, { site, at, actor, action, ...about, ...(detail !== undefined && { detail }) });
      return true;
    },
  };

  return {
    dump<K extends RecordKind>(site: string, kind: K, after: string | undefined, limit: number): RecordPage<K> {
      const rows = tables[kind].rows(site).filter(({ place }) => place > Number(after ?? 0));
      const records = rows.slice(0, limit).map(({ record }) => record);
      const last = rows[limit - 1];
      return { records, ...(rows.length > limit && last && { next: String(last.place) }) };
    },
    load<K extends RecordKind>(site: string, kind: K, records: readonly SiteRecords[K][]) {
      if (records.length > maxRecords) {
        throw new TypeError(
          `loadRecords() takes ${maxRecords} records at once, not ${records.length}: send them in parts.`,
        );
      }
      const end = tables[kind].end;
      try {
        const added = records.filter((record) => loaders[kind](site, record)).length;
        return { added, known: records.length - added };
      } catch (error) {
        for (const { id, place } of tables[kind].rows(site)) if (place > end) takeOut(kind, site, id);
        throw error;
      }
    },
  };
}
