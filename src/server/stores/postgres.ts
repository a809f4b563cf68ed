import { StoreBusyError, type AcceptResult, type KeepResult, type Store } from '../../contract/store.js';
import { postgresArticles as articles } from './postgres-articles.js';
import { postgresAudit as audit } from './postgres-audit.js';
import { postgresBans as bans, postgresModerators as moderators } from './postgres-bans.js';
import { postgresComments as comments } from './postgres-comments.js';
import { openConnection } from './postgres-connection.js';
import { postgresDeliveries as deliveries } from './postgres-deliveries.js';
import { dumpFromPostgres } from './postgres-dump.js';
import { postgresEdits as edits } from './postgres-edits.js';
import { postgresErase as erasure } from './postgres-erase.js';
import { CommitUnknownError } from './postgres-errors.js';
import { postgresEvents as events } from './postgres-events.js';
import { postgresForwards as forwards } from './postgres-forwards.js';
import { postgresLimits as limits } from './postgres-limits.js';
import { loadIntoPostgres } from './postgres-load.js';
import { postgresModeration as moderation } from './postgres-moderation.js';
import { loadSharedSecrets } from './postgres-open.js';
import type { PostgresStoreOptions } from './postgres-options.js';
import { postgresReview as review } from './postgres-review.js';
import { sweepPostgres } from './postgres-sweep.js';
import { postgresThreads as threads } from './postgres-threads.js';
import type { Sql, Transaction } from './postgres-transactions.js';
import { postgresVotes as votes } from './postgres-votes.js';

export type { PostgresStoreOptions } from './postgres-options.js';

export interface PostgresStore extends Store {
  /** The secrets that all processes on this database share: one row, made by whoever asks first. The newest first. */
  loadSecrets(): Promise<string[]>;
}

/**
 * A store in a PostgreSQL database (13 or later), through `pg`, which is an optional peer of this package. Any number of processes on any number of machines may
 * open the same one. A write resolves after its durable commit. What is erased is gone from the tables; its bytes go from the database's files and log when
 * PostgreSQL cleans up (VACUUM, recycling of the WAL), and from backups never.
 * @throws Error that names the setting, option or package and the mend.
 */
export async function postgresStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const { db, changes, end } = await openConnection(options);
  const begun = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  /** `close` waits for it. */
  async function begin<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new StoreBusyError('The store is closed.');
    const working = work();
    begun.add(working);
    try {
      return await working;
    } finally {
      begun.delete(working);
    }
  }
  const read = <T>(work: (sql: Sql) => Promise<T>) => begin(() => db.read(work));
  const write = <T>(work: (tx: Transaction) => Promise<T>) => begin(() => db.write(work));
  const note = <T>(work: (tx: Transaction) => Promise<T>) => begin(() => db.note(work));

  /** The answer to COMMIT was lost: what is stored under the key tells what became of it. Nothing there: it may still come, so nobody knows. */
  const writeKeyed = <T>(work: (tx: Transaction) => Promise<T>, lookUp: (sql: Sql) => Promise<T | undefined>) =>
    begin(async () => {
      try {
        return await db.write(work);
      } catch (error) {
        if (!(error instanceof CommitUnknownError)) throw error;
        const found = await db.read(lookUp);
        if (found === undefined) throw error;
        return found;
      }
    });

  async function shutDown(): Promise<void> {
    await Promise.allSettled(begun);
    await changes.close();
    await end();
  }

  return {
    loadSecrets: () => begin(() => loadSharedSecrets(db)),

    acceptSubmission: (record) =>
      writeKeyed<AcceptResult>(
        (tx) => comments.accept(tx, record),
        async (sql) => {
          const found = await comments.known(sql, record.comment);
          const own = found && 'comment' in found && found.comment.id === record.comment.id;
          return own ? { outcome: 'stored', comment: found.comment } : found;
        },
      ),
    findSubmission: (site, submissionId) => read((sql) => comments.findSubmission(sql, site, submissionId)),
    findComment: (site, id) => read((sql) => comments.findComment(sql, site, id)),
    findPage: (site, id) => read((sql) => comments.findPage(sql, site, id)),
    useChallenge: (use, now) => write(async (tx) => use.expiresAt > now && limits.use(tx, use)),
    takeLimits: (rules, now) => note((tx) => limits.take(tx, rules, now)),
    putArticles: (site, records) => write((tx) => articles.put(tx, site, records)),
    findArticle: (site, id) => read((sql) => articles.find(sql, site, id)),
    listArticles: (selection) => read((sql) => articles.list(sql, selection)),
    addViews: (site, views) => write((tx) => articles.addViews(tx, site, views)),

    listComments: (selection) => read((sql) => threads.list(sql, selection)),
    listFirstReplies: (site, roots, limit) => read((sql) => threads.listFirstReplies(sql, site, roots, limit)),
    listAncestors: (site, id) => read((sql) => threads.listAncestors(sql, site, id)),
    listRecentComments: (site, page, limit) => read((sql) => threads.listRecent(sql, site, page, limit)),
    countComments: (site, pages) => read((sql) => threads.countComments(sql, site, pages)),
    countPublishedBy: (site, reader, aliases) => read((sql) => threads.countPublishedBy(sql, site, reader, aliases)),
    countSameText: (site, textKey, since) => read((sql) => threads.countSameText(sql, site, textKey, since)),
    vote: (vote, now) => write((tx) => votes.vote(tx, vote, now)),
    report: (report) => write((tx) => votes.report(tx, report)),
    edit: (edit) => write((tx) => edits.edit(tx, edit)),
    listEvents: (selection) => read((sql) => events.list(sql, selection)),
    eventRange: (site, page) => read((sql) => events.range(sql, site, page)),
    pageMark: (site, page) => read((sql) => threads.pageMark(sql, site, page)),
    onChange: (wake) => changes.on(wake),

    listQueue: (selection) => read((sql) => review.listQueue(sql, selection)),
    findQueued: (site, id) => read((sql) => review.findQueued(sql, site, id)),
    countQueue: (site) => read((sql) => review.countQueue(sql, site)),
    decide: (decisions) => write((tx) => moderation.decide(tx, decisions)),
    listRevisions: (site, comment) => read((sql) => edits.list(sql, site, comment)),
    listReports: (site, comment) => read((sql) => votes.listReports(sql, site, comment)),
    closePage: (site, page, close, actor, at) => write((tx) => moderation.closePage(tx, site, page, close, actor, at)),
    appendAudit: (entry) => write((tx) => audit.append(tx, entry)),
    listAudit: (selection) => read((sql) => audit.list(sql, selection)),
    listBans: (site, now) => read((sql) => bans.list(sql, site, now)),
    putBan: (ban) => write((tx) => bans.put(tx, ban)),
    removeBan: (site, id) => write((tx) => bans.remove(tx, site, id)),
    findModerator: (site, tokenHash) => read((sql) => moderators.find(sql, site, tokenHash)),
    listModerators: (site) => read((sql) => moderators.list(sql, site)),
    putModerator: (moderator) => write((tx) => moderators.put(tx, moderator)),
    removeModerator: (site, name) => write((tx) => moderators.remove(tx, site, name)),
    queueDeliveries: (site, hook, kinds, now) =>
      begin(async () => {
        while (await db.write((tx) => deliveries.queueSome(tx, site, hook, kinds, now)));
      }),
    takeDeliveries: (site, now, leaseMs, limit) => write((tx) => deliveries.take(tx, site, now, leaseMs, limit)),
    finishDelivery: (id, retryAt) => write((tx) => deliveries.finish(tx, id, retryAt)),

    keepForward: (record, challenge) =>
      writeKeyed<KeepResult>(
        (tx) => forwards.keep(tx, record, challenge),
        async (sql) => {
          const forward = await forwards.find(sql, record.site, { submissionId: record.submissionId });
          if (forward?.id === record.id && forward.at === record.at) return { outcome: 'kept' };
          return forward && { outcome: 'known', forward };
        },
      ),
    findForward: (site, by) => read((sql) => forwards.find(sql, site, by)),
    settleForward: (record, at) => write((tx) => forwards.settle(tx, record, at)),
    dropForward: (site, submissionId, at) => write((tx) => forwards.drop(tx, site, submissionId, at)),
    listForwards: (site, before, limit) => read((sql) => forwards.list(sql, site, before, limit)),

    dumpRecords: (site, kind, after, limit) => read((sql) => dumpFromPostgres(sql, site, kind, after, limit)),
    loadRecords: (site, kind, records) => write((tx) => loadIntoPostgres(tx, site, kind, records)),
    findBySearch: (site, words, limit) => read((sql) => review.findBySearch(sql, site, words, limit)),
    countErasure: (site, ids) => read((sql) => erasure.count(sql, site, ids)),
    eraseComments: (site, ids, actor, at) => write((tx) => erasure.erase(tx, site, ids, actor, at)),

    sweep: (now) =>
      begin(async () => {
        while (!closing && (await db.note((tx) => sweepPostgres(tx, now))));
      }),
    close: () => (closing ??= shutDown()),
  };
}
