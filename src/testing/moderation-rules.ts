import type { Moderation } from '../contract/moderation.js';
import { aborts, ensure, refuses, same } from './assert.js';
import { decisionRules } from './decision-rules.js';
import { moderationRuleOf, type ModerationHarness, type ModerationRule } from './moderation-fixture.js';
import { queueRules } from './queue-rules.js';
import { recordRules } from './record-rules.js';
import type { TestRunner } from './runner.js';

/**
 * Proves that a moderators' side keeps the contract: cases named by the sentences of `Moderation`.
 *
 * ```ts
 * moderationSuite({ describe, it }, () => ({ moderation, adapter, page, otherPage }));
 * ```
 * @param create makes one backend for one case.
 */
export function moderationSuite(
  runner: TestRunner,
  create: () => ModerationHarness | Promise<ModerationHarness>,
): void {
  const rule = moderationRuleOf(runner, create);
  runner.describe('every method of moderators', () => generalRules(rule));
  runner.describe('listQueue, countQueue, getItem, reveal', () => queueRules(rule));
  runner.describe('decide, listRevisions, listReports, reply, closePage', () => decisionRules(rule));
  runner.describe('listAudit, bans, exportComments, erase, watch', () => recordRules(rule));
}

function generalRules(rule: ModerationRule): void {
  rule(
    'Whose token this is: what a sign-in asks first.',
    { mend: 'Answer { name, role } of the token.' },
    async ({ moderation, harness }) => {
      const { name: own, role } = await moderation.whoAmI();
      ensure(/^\S+$/.test(own), `the name "${own}" is empty, or has spaces`);
      same(role, 'owner', 'the role of the owner');
      if (harness.moderator) same((await harness.moderator.whoAmI()).role, 'moderator', 'the role of a moderator');
    },
  );

  rule(
    'A token that is wrong or was revoked rejects with `unauthorized`.',
    { mend: 'Check the token before anything else, on every route.' },
    async ({ harness: { stranger } }) => {
      if (!stranger) return;
      for (const [method, call] of callsOf(stranger)) await refuses(call(), 'unauthorized', method);
    },
  );

  rule(
    'A role that is not enough rejects with `forbidden`: exporting and erasing are the owner’s.',
    { mend: 'Look at the role of the token on these routes.' },
    async ({ harness: { moderator }, send }) => {
      if (!moderator) return;
      const subject = { comments: [await send()] };
      const calls = [
        moderator.exportComments?.('csv'),
        moderator.previewErase?.(subject),
        moderator.erase?.(subject, 'nothing'),
      ];
      for (const call of calls) if (call) await refuses(call, 'forbidden', 'what is the owner’s');
      ensure((await moderator.listQueue()).items.length === 1, 'a moderator cannot see the queue');
    },
  );

  rule(
    'A signal that is aborted before the call ends it with the native AbortError.',
    { mend: 'Look at signal.aborted first and throw new DOMException(…, "AbortError"), whatever signal.reason is.' },
    async ({ moderation }) => {
      const signal = AbortSignal.abort(new Error('own reason'));
      for (const [method, call] of callsOf(moderation)) await aborts(call(signal), method);
    },
  );
}

/** One ordinary call of each method that is there and gives a promise. */
function callsOf(moderation: Moderation): [string, (signal?: AbortSignal) => Promise<unknown>][] {
  const id = 'no-such-comment';
  const bound = (signal?: AbortSignal): Record<string, (() => Promise<unknown>) | undefined> => {
    const options = signal ? { signal } : {};
    const { getItem, countQueue, reveal, listRevisions, listReports, reply, closePage } = moderation;
    const { listAudit, listBans, addBan, removeBan, exportComments, previewErase, erase } = moderation;
    return {
      whoAmI: () => moderation.whoAmI(options),
      listQueue: () => moderation.listQueue({}, options),
      decide: () => moderation.decide([{ comment: id, to: 'published' }], undefined, options),
      countQueue: countQueue && (() => countQueue(options)),
      getItem: getItem && (() => getItem(id, options)),
      reveal: reveal && (() => reveal(id, options)),
      listRevisions: listRevisions && (() => listRevisions(id, options)),
      listReports: listReports && (() => listReports(id, options)),
      reply: reply && (() => reply(id, 'Cảm ơn bạn.', options)),
      closePage: closePage && (() => closePage('/tin/1', true, options)),
      listAudit: listAudit && (() => listAudit({}, options)),
      listBans: listBans && (() => listBans(options)),
      addBan: addBan && (() => addBan({ kind: 'word', effect: 'queue', value: 'vay nhanh' }, options)),
      removeBan: removeBan && (() => removeBan(id, options)),
      exportComments: exportComments && (() => exportComments('json', options)),
      previewErase: previewErase && (() => previewErase({ comments: [id] }, options)),
      erase: erase && (() => erase({ comments: [id] }, 'nothing', options)),
    };
  };
  return Object.entries(bound()).flatMap(([method, call]) =>
    call ? [[method, async (signal?: AbortSignal) => bound(signal)[method]?.()] as const] : [],
  );
}
