import { resolve } from 'node:path';
import { StoreBusyError, type Store } from '../../contract/store.js';
import { sqliteChanges } from './sqlite-changes.js';
import { isLocked, storeError } from './sqlite-errors.js';
import { openDatabase } from './sqlite-open.js';
import { retryDelayMs, writeQueue, type WriteOperation } from './sqlite-queue.js';
import { sqliteScrub } from './sqlite-scrub.js';
import { sqliteTables } from './sqlite-tables.js';

export interface SqliteStoreOptions {
  /** The database file; it and its folder are made when missing. `-wal` and `-shm` files stand beside it while it is open. */
  readonly path: string;
  /** How long an operation waits for a lock that another process holds before it rejects with `StoreBusyError`, in milliseconds. Default: 2000. */
  readonly lockWaitMs?: number;
}

/**
 * A store in one SQLite file, by `node:sqlite` (Node 22.16 or later). A write resolves after its commit has been synced to the disk (WAL,
 * `synchronous = FULL`); the writes of one turn of the event loop share that sync. Several processes may open the same file.
 * @throws Error that names the path and the mend, when the file cannot be opened or comes from a newer version.
 */
export function sqliteStore({ path, lockWaitMs = 2000 }: SqliteStoreOptions): Store {
  const db = openDatabase(path);
  const changes = sqliteChanges(db);
  const queue = writeQueue(db, lockWaitMs, changes.wake);
  const scrub = sqliteScrub(db, resolve(path), queue, lockWaitMs);
  const tables = sqliteTables(db, scrub.owe);
  const { articles, audit, bans, comments, deliveries, edits, erasure, events, forwards, limits } = tables;
  const { moderation, moderators, review, sweep, threads, votes } = tables;
  let closing: Promise<void> | undefined;
  /** They make no event. */
  let loads = 0;

  const begun = new Set<Promise<unknown>>();

  async function write<T>(operation: WriteOperation<T>): Promise<T> {
    if (closing) throw closed();
    return queue.run(operation);
  }

  /** For what takes several turns: `close` waits for it. */
  async function begin<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw closed();
    const working = work();
    begun.add(working);
    try {
      return await working;
    } finally {
      begun.delete(working);
    }
  }

  async function read<T>(operation: () => T): Promise<T> {
    if (closing) throw closed();
    try {
      return operation();
    } catch (error) {
      if (!isLocked(error)) throw storeError(error);
    }
    return begin(() => readNow(operation));
  }

  // Under WAL a reader waits for nobody, save in the moments when another process recovers the log or opens and closes the file.
  async function readNow<T>(operation: () => T): Promise<T> {
    const deadline = performance.now() + lockWaitMs;
    for (;;) {
      try {
        return operation();
      } catch (error) {
        if (!isLocked(error) || performance.now() >= deadline) throw storeError(error);
      }
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs()));
    }
  }

  async function shutDown(): Promise<void> {
    changes.close();
    await Promise.allSettled(begun);
    // The queue keeps its order: when this empty write is through, so is everything before it.
    await queue.run(() => undefined).catch(() => undefined);
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch {
      // Another process still reads: whoever closes last writes the log back.
    }
    db.close();
  }

  return {
    acceptSubmission: (record) => write(comments.accept(record)),
    findSubmission: (site, submissionId) => read(() => comments.findSubmission(site, submissionId)),
    findComment: (site, id) => read(() => comments.findComment(site, id)),
    findPage: (site, id) => read(() => comments.findPage(site, id)),
    useChallenge: async (use, now) =>
      use.expiresAt > now && write(() => limits.use(use.site, use.nonce, use.expiresAt)),
    takeLimits: (rules, now) => write(() => limits.take(rules, now)),
    putArticles: (site, records) => write(() => articles.put(site, records)),
    findArticle: (site, id) => read(() => articles.findArticle(site, id)),
    listArticles: (selection) => read(() => articles.list(selection)),
    addViews: (site, views) => write(() => articles.addViews(site, views)),

    listComments: (selection) => read(() => threads.list(selection)),
    listFirstReplies: (site, roots, limit) => read(() => threads.listFirstReplies(site, roots, limit)),
    listAncestors: (site, id) => read(() => threads.listAncestors(site, id)),
    listRecentComments: (site, page, limit) => read(() => threads.listRecent(site, page, limit)),
    countComments: (site, pages) => read(() => threads.countComments(site, pages)),
    countPublishedBy: (site, reader, aliases) => read(() => threads.countPublishedBy(site, reader, aliases)),
    countSameText: (site, textKey, since) => read(() => threads.countSameText(site, textKey, since)),
    vote: (vote, now) => write(() => votes.vote(vote, now)),
    report: (report) => write(() => votes.report(report)),
    edit: (edit) => write(() => edits.edit(edit)),
    listEvents: (selection) => read(() => events.list(selection)),
    eventRange: (site, page) => read(() => events.range(site, page)),
    pageMark: (site, page) => read(() => [events.range(site, page).last, loads, changes.foreign()].join(' ')),
    onChange: (wake) => changes.on(wake),

    listQueue: (selection) => begin(() => review.listQueue(readNow, selection)),
    findQueued: (site, id) => read(() => review.findQueued(site, id)),
    countQueue: (site) => read(() => review.countQueue(site)),
    decide: (decisions) => write(() => moderation.decide(decisions)),
    listRevisions: (site, comment) => read(() => edits.list(site, comment)),
    listReports: (site, comment) => read(() => votes.listReports(site, comment)),
    closePage: (site, page, close, actor, at) => write(() => moderation.closePage(site, page, close, actor, at)),
    appendAudit: (entry) => write(() => audit.append(entry)),
    listAudit: (selection) => read(() => audit.list(selection)),
    listBans: (site, now) => read(() => bans.list(site, now)),
    putBan: (ban) => write(() => bans.put(ban)),
    removeBan: (site, id) => write(() => bans.remove(site, id)),
    findModerator: (site, tokenHash) => read(() => moderators.find(site, tokenHash)),
    listModerators: (site) => read(() => moderators.list(site)),
    putModerator: (moderator) => write(() => moderators.put(moderator)),
    removeModerator: (site, name) => write(() => moderators.remove(site, name)),
    queueDeliveries: (site, hook, kinds, now) =>
      begin(async () => {
        while (await queue.run(() => deliveries.queueSome(site, hook, kinds, now)));
      }),
    takeDeliveries: (site, now, leaseMs, limit) => write(() => deliveries.take(site, now, leaseMs, limit)),
    finishDelivery: (id, retryAt) => write(() => deliveries.finish(id, retryAt)),

    keepForward: (record, challenge) => write(forwards.keep(record, challenge)),
    findForward: (site, by) => read(() => forwards.find(site, by)),
    settleForward: (record, at) => write(() => forwards.settle(record, at)),
    dropForward: (site, submissionId, at) => write(() => forwards.drop(site, submissionId, at)),
    listForwards: (site, before, limit) => read(() => forwards.list(site, before, limit)),

    dumpRecords: (site, kind, after, limit) => begin(() => tables.dump(readNow, site, kind, after, limit)),
    loadRecords: (site, kind, records) =>
      write(() => {
        loads += 1;
        return tables.load(site, kind, records);
      }),
    findBySearch: (site, words, limit) => begin(() => review.findBySearch(readNow, site, words, limit)),
    countErasure: (site, ids) => read(() => erasure.count(site, ids)),
    eraseComments: (site, ids, actor, at) =>
      begin(async () => {
        const counts = await queue.run(() => erasure.erase(site, ids, actor, at));
        await scrub.clean();
        return counts;
      }),

    sweep: (now) =>
      begin(async () => {
        while (!closing && (await queue.run(() => limits.sweepSome(now))));
        while (!closing && (await queue.run(() => sweep.some(now))));
        // What an earlier erasure, of any process, could not overwrite.
        if (!closing && scrub.isOwed()) await scrub.clean().catch(() => undefined);
      }),
    close: () => (closing ??= shutDown()),
  };
}

function closed(): StoreBusyError {
  return new StoreBusyError('The store is closed.');
}
