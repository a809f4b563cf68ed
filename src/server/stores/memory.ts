import { StoreBusyError, type Store } from '../../contract/store.js';
import { memoryArticles } from './memory/articles.js';
import { memoryBans } from './memory/bans.js';
import { memoryData } from './memory/data.js';
import { memoryDeliveries } from './memory/deliveries.js';
import { memoryEdits } from './memory/edits.js';
import { memoryErasure } from './memory/erasure.js';
import { memoryEvents } from './memory/events.js';
import { memoryForwards } from './memory/forwards.js';
import { memoryLimits } from './memory/limits.js';
import { memoryModeration } from './memory/moderation.js';
import { memoryQueue } from './memory/queue.js';
import { memoryState } from './memory/state.js';
import { memorySubmissions } from './memory/submissions.js';
import { memoryThreads } from './memory/threads.js';
import { memoryVotes } from './memory/votes.js';

/**
 * A store that forgets everything when the process ends: for tests, demonstrations, and as the shortest reading of the contract.
 * Lists look through all comments or articles of a site at each call.
 */
export function memoryStore(): Store {
  const state = memoryState();
  const limits = memoryLimits();
  const submissions = memorySubmissions(state, limits.use);
  const articles = memoryArticles(state);
  const threads = memoryThreads(state);
  const votes = memoryVotes(state, threads);
  const edits = memoryEdits(state);
  const events = memoryEvents(state);
  const queue = memoryQueue(state, threads, edits);
  const moderation = memoryModeration(state, edits);
  const bans = memoryBans(state);
  const deliveries = memoryDeliveries(state);
  const data = memoryData(state, submissions, edits, bans);
  const erasure = memoryErasure(state, deliveries);
  const forwards = memoryForwards(limits.use);
  let closed = false;
  /** They make no event. */
  let loads = 0;

  // Each operation runs to its end within one turn, so nothing can come between its steps.
  async function whole<T>(operation: () => T): Promise<T> {
    if (closed) throw new StoreBusyError('The store is closed.');
    const before = state.lastSeq;
    const result = operation();
    if (state.lastSeq > before) events.wake();
    return result;
  }

  return {
    acceptSubmission: (record) => whole(() => submissions.accept(record)),
    findSubmission: (site, submissionId) => whole(() => submissions.findSubmission(site, submissionId)),
    findComment: (site, id) => whole(() => state.comments.get(site, id)),
    findPage: (site, id) => whole(() => state.pages.get(site, id)),
    useChallenge: (use, now) => whole(() => use.expiresAt > now && limits.use(use)),
    takeLimits: (rules, now) => whole(() => limits.take(rules, now)),
    putArticles: (site, records) => whole(() => articles.put(site, records)),
    findArticle: (site, id) => whole(() => articles.find(site, id)),
    listArticles: (selection) => whole(() => articles.list(selection)),
    addViews: (site, views) => whole(() => articles.addViews(site, views)),

    listComments: (selection) => whole(() => threads.list(selection)),
    listFirstReplies: (site, roots, limit) => whole(() => threads.listFirstReplies(site, roots, limit)),
    listAncestors: (site, id) => whole(() => threads.listAncestors(site, id)),
    listRecentComments: (site, page, limit) => whole(() => threads.listRecent(site, page, limit)),
    countComments: (site, pages) => whole(() => threads.countComments(site, pages)),
    countPublishedBy: (site, reader, aliases) => whole(() => threads.countPublishedBy(site, reader, aliases)),
    countSameText: (site, textKey, since) => whole(() => threads.countSameText(site, textKey, since)),
    vote: (vote, now) => whole(() => votes.vote(vote, now)),
    report: (report) => whole(() => votes.report(report)),
    edit: (edit) => whole(() => edits.edit(edit)),
    listEvents: (selection) => whole(() => events.list(selection)),
    eventRange: (site, page) => whole(() => events.range(site, page)),
    pageMark: (site, page) => whole(() => `${events.range(site, page).last} ${loads}`),
    onChange: (wake) => events.on(wake),

    listQueue: (selection) => whole(() => queue.list(selection)),
    findQueued: (site, id) => whole(() => queue.find(site, id)),
    countQueue: (site) => whole(() => queue.count(site)),
    decide: (decisions) => whole(() => moderation.decide(decisions)),
    listRevisions: (site, comment) => whole(() => edits.list(site, comment)),
    listReports: (site, comment) => whole(() => votes.listReports(site, comment)),
    closePage: (site, page, close, actor, at) => whole(() => moderation.closePage(site, page, close, actor, at)),
    appendAudit: (entry) => whole(() => state.audit.append(entry.site, entry)),
    listAudit: (selection) => whole(() => moderation.listAudit(selection)),
    listBans: (site, now) => whole(() => bans.list(site, now)),
    putBan: (ban) => whole(() => bans.put(ban)),
    removeBan: (site, id) =>
      whole(() => {
        const removed = bans.remove(site, id);
        // No event and no line tells of it, and whoever keeps rules wants to hear.
        if (removed) events.wake();
        return removed;
      }),
    findModerator: (site, tokenHash) => whole(() => bans.findModerator(site, tokenHash)),
    listModerators: (site) => whole(() => bans.listModerators(site)),
    putModerator: (moderator) => whole(() => bans.putModerator(moderator)),
    removeModerator: (site, name) => whole(() => bans.removeModerator(site, name)),
    queueDeliveries: (site, hook, kinds, now) => whole(() => deliveries.queue(site, hook, kinds, now)),
    takeDeliveries: (site, now, leaseMs, limit) => whole(() => deliveries.take(site, now, leaseMs, limit)),
    finishDelivery: (id, retryAt) => whole(() => deliveries.finish(id, retryAt)),

    keepForward: (record, challenge) => whole(() => forwards.keep(record, challenge)),
    findForward: (site, by) => whole(() => forwards.find(site, by)),
    settleForward: (record, at) => whole(() => forwards.settle(record, at)),
    dropForward: (site, submissionId, at) => whole(() => forwards.drop(site, submissionId, at)),
    listForwards: (site, before, limit) => whole(() => forwards.list(site, before, limit)),

    dumpRecords: (site, kind, after, limit) => whole(() => data.dump(site, kind, after, limit)),
    loadRecords: (site, kind, records) =>
      whole(() => {
        loads += 1;
        return data.load(site, kind, records);
      }),
    findBySearch: (site, words, limit) => whole(() => queue.findBySearch(site, words, limit)),
    countErasure: (site, ids) => whole(() => erasure.count(site, ids)),
    eraseComments: (site, ids, actor, at) => whole(() => erasure.erase(site, ids, actor, at)),

    sweep: (now) =>
      whole(() => {
        limits.sweep(now);
        events.sweep(now);
        bans.sweep(now);
        erasure.sweep(now);
        forwards.sweep(now);
      }),
    async close() {
      closed = true;
      events.silence();
    },
  };
}
