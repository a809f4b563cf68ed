import { describe, expect, it } from 'vitest';
import type { RecordKind, RecordPage, StoredComment } from '../../../src/contract/store.js';
import { failingCases, type StoreFault } from './spoilt-store.js';

const faults: readonly StoreFault[] = [
  [
    'lists pending newest first',
    /lists pending oldest first and every other state newest first/,
    ({ listQueue }) => ({ listQueue: async (selection) => (await listQueue(selection)).toReversed() }),
  ],
  [
    'hides edits that wait',
    /lists published comments whose edit waits among the pending ones/,
    ({ listQueue }) => ({
      listQueue: async (selection) => (await listQueue(selection)).filter(({ revision }) => !revision),
    }),
  ],
  [
    'finds what holds the first word',
    /finds comments that hold every word/,
    ({ listQueue }) => ({
      listQueue: ({ words = [], ...selection }) => listQueue({ ...selection, words: words.slice(0, 1) }),
    }),
  ],
  [
    'repeats what shares its time with the last of a page of the queue',
    /gives every comment of all exactly once/,
    ({ listQueue }) => ({
      listQueue: ({ after, ...selection }) =>
        listQueue({ ...selection, ...(after && { after: { ...after, id: '\uffff' } }) }),
    }),
  ],
  [
    'counts reported comments that are gone',
    /counts comments in each state, and the reported ones that are published/,
    ({ countQueue, listReports, listQueue }) => ({
      countQueue: async (site) => {
        const items = await listQueue({ site, status: 'all', limit: 99 });
        const reports = await Promise.all(items.map(({ id }) => listReports(site, id)));
        return { ...(await countQueue(site)), reported: reports.filter(({ length }) => length > 0).length + 1 };
      },
    }),
  ],
  [
    'decides the first of many',
    /decides many at once, in their order/,
    ({ decide }) => ({ decide: (decisions) => decide(decisions.slice(0, 1)) }),
  ],
  [
    'answers for what is not there',
    /decides many at once, in their order, and leaves out what is not there/,
    ({ decide }) => ({
      decide: async (decisions) => {
        const decided = await decide(decisions);
        const missing = decisions.filter(({ comment: id }) => !decided.some(({ comment }) => comment.id === id));
        const made = missing.map(({ comment: id, to }) => ({ comment: { id } as StoredComment, from: to, to }));
        return [...decided, ...made];
      },
    }),
  ],
  [
    'writes a line where nothing changes',
    /leaves no line and no event, when the state was so already/,
    ({ decide, appendAudit }) => ({
      decide: async (decisions) => {
        const decided = await decide(decisions);
        for (const { comment, from, to } of decided) {
          if (from !== to) continue;
          await appendAudit({ site: comment.site, at: 0, actor: 'anh', action: to, comment: comment.id });
        }
        return decided;
      },
    }),
  ],
  [
    'writes no reason down',
    /keeps the reason with the comment and in the line/,
    ({ decide }) => ({ decide: (decisions) => decide(decisions.map(({ reason: _, ...each }) => each)) }),
  ],
  [
    'takes the verdict on an edit for one on the comment',
    /rejects a revision: the comment stays as it is/,
    ({ decide }) => ({ decide: (decisions) => decide(decisions.map(({ revision: _, ...each }) => each)) }),
  ],
  [
    'lets an author decide at any time',
    /leaves a comment alone that was made before the given moment/,
    ({ decide }) => ({ decide: (decisions) => decide(decisions.map(({ notBefore: _, ...each }) => each)) }),
  ],
  [
    'reads its log from the start',
    /lists the audit log newest first/,
    ({ listAudit }) => ({ listAudit: async (selection) => (await listAudit(selection)).toReversed() }),
  ],
  [
    'closes a page again and again',
    /closes a page and opens it again, each once/,
    ({ closePage }) => ({
      closePage: async (...call) => {
        await closePage(...call);
        return true;
      },
    }),
  ],
  [
    'lists bans that have expired',
    /lists bans that have not expired/,
    ({ listBans }) => ({ listBans: (site) => listBans(site, 0) }),
  ],
  [
    'knows a token that was replaced',
    /finds a moderator by the hash of the token, until it is replaced or revoked/,
    ({ findModerator }) => {
      const seen = new Map<string, Awaited<ReturnType<typeof findModerator>>>();
      return {
        findModerator: async (site, hash) => {
          const found = await findModerator(site, hash);
          if (found) seen.set(site + hash, found);
          return found ?? seen.get(site + hash);
        },
      };
    },
  ],
  [
    'leases nothing',
    /leases what it gives/,
    ({ takeDeliveries }) => ({ takeDeliveries: (site, now, _, limit) => takeDeliveries(site, now, 0, limit) }),
  ],
  [
    'never tries again',
    /gives again what is to be tried again/,
    ({ finishDelivery }) => ({ finishDelivery: (id) => finishDelivery(id) }),
  ],
  [
    'sends what is done again',
    /forgets what is done/,
    ({ finishDelivery }) => ({ finishDelivery: (id, retryAt = 0) => finishDelivery(id, retryAt) }),
  ],
  [
    'begins a new hook with the whole log',
    /begins with now for a hook that is new/,
    ({ queueDeliveries, acceptSubmission }) => ({
      acceptSubmission: async (record) => {
        await queueDeliveries(record.comment.site, 'hook', [], 0);
        return acceptSubmission(record);
      },
    }),
  ],
  [
    'keeps the first half of an import that fails',
    /rejects a comment whose parent is not there, with all that came with it/,
    ({ loadRecords }) => ({
      loadRecords: async (site, kind, records) => {
        let added = 0;
        for (const record of records) added += (await loadRecords(site, kind, [record])).added;
        return { added, known: records.length - added };
      },
    }),
  ],
  [
    'calls everything new',
    /counts as known what is there/,
    ({ loadRecords }) => ({
      loadRecords: async (site, kind, records) => {
        await loadRecords(site, kind, records);
        return { added: records.length, known: 0 };
      },
    }),
  ],
  [
    'exports replies before their parents',
    /gives parents before their replies/,
    ({ dumpRecords }) => ({
      dumpRecords: async <K extends RecordKind>(...[site, kind]: [string, K, ...unknown[]]): Promise<RecordPage<K>> => {
        const { records } = await dumpRecords(site, kind, undefined, 999);
        return { records: records.toReversed() };
      },
    }),
  ],
  [
    'removes where it should erase',
    /leaves a removed row without anything that was written in it/,
    ({ eraseComments, decide }) => ({
      eraseComments: async (site, comments, actor, at) => {
        await decide(comments.map((comment) => ({ site, comment, to: 'removed', actor, at })));
        return eraseComments(site, [], actor, at);
      },
    }),
  ],
  [
    'previews too little',
    /takes what the preview says/,
    ({ countErasure }) => ({ countErasure: async (...call) => ({ ...(await countErasure(...call)), deliveries: 0 }) }),
  ],
  [
    'takes another text under the id of an erased comment for a conflict',
    /answers a late resend with what is left/,
    ({ acceptSubmission }) => ({
      acceptSubmission: async (record) => {
        const result = await acceptSubmission(record);
        return result.outcome === 'replay' && result.comment.fingerprint !== record.comment.fingerprint
          ? { ...result, outcome: 'conflict' }
          : result;
      },
    }),
  ],
  [
    'hands out its own objects',
    /gives objects through which nobody can change what is stored/,
    ({ listRevisions }) => {
      const handed = new Map<string, Awaited<ReturnType<typeof listRevisions>>>();
      return {
        listRevisions: async (...call) => {
          const texts = structuredClone(await listRevisions(...call));
          const known = handed.get(JSON.stringify(texts)) ?? texts;
          handed.set(JSON.stringify(texts), known);
          return known;
        },
      };
    },
  ],
];

describe('the store suite', () => {
  it.each(faults)('sees a store that %s', async (_, seenBy, spoil) => {
    expect(await failingCases(spoil)).toContainEqual(expect.stringMatching(seenBy));
  });
});
