import { describe, expect, it } from 'vitest';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import type { Moderation } from '../../../src/contract/moderation.js';
import { moderationSuite } from '../../../src/testing/index.js';
import { otherPage, page } from './sample-articles.js';
import { steppingClock } from './stepping-clock.js';

type Sound = Required<Moderation>;
type Spoil = (moderation: Sound) => Partial<Moderation>;

/** Runs the cases over a spoilt moderators' side, all or those of some rule, and gives the messages of those that fail. */
async function failures(spoil: Spoil, only = /./): Promise<string[]> {
  const cases: (() => Promise<void>)[] = [];
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (sentence: string, body: () => Promise<void>) => {
      if (only.test(sentence)) cases.push(body);
    },
  };
  moderationSuite(runner, async () => {
    const adapter = memoryAdapter({ challenge: 'none', now: steppingClock().now });
    const sound = memoryModeration(adapter);
    const rest = { adapter, page, otherPage, patienceMs: 500, dispose: () => undefined };
    return { ...rest, moderation: { ...sound, ...spoil(sound) } };
  });
  const results = await Promise.allSettled(cases.map((body) => body()));
  return results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).message] : []));
}

const faults: [string, RegExp, Spoil][] = [
  [
    'gives the queue newest first',
    /oldest first for `pending`/i,
    ({ listQueue }) => ({
      listQueue: async (query, options) => {
        const found = await listQueue(query, options);
        return { ...found, items: [...found.items].reverse() };
      },
    }),
  ],
  [
    'searches by the whole text, marks and all',
    /marks and case are not looked at/,
    ({ listQueue }) => ({
      listQueue: async ({ search = '', ...query } = {}, options) => {
        const { items } = await listQueue(query, options);
        return { items: items.filter(({ fields }) => fields.content?.includes(search)) };
      },
    }),
  ],
  [
    'shows phone numbers in the queue',
    /are masked/,
    ({ listQueue }) => ({
      listQueue: async (query, options) => {
        const { items } = await listQueue(query, options);
        return { items: items.map((item) => ({ ...item, fields: { ...item.fields, phone: '0912345678' } })) };
      },
    }),
  ],
  [
    'reveals without a line in the log',
    /every call stands in the audit log/,
    ({ listAudit }) => ({
      listAudit: async (query, options) => {
        const { items } = await listAudit(query, options);
        return { items: items.filter(({ action }) => action !== 'reveal') };
      },
    }),
  ],
  [
    'answers for comments that are not there',
    /answers for each that is there/i,
    ({ decide }) => ({
      decide: async (decisions, reason, options) => {
        await decide(decisions, reason, options);
        return decisions.map(({ comment, to }) => ({ comment, from: 'pending' as const, to }));
      },
    }),
  ],
  [
    'forgets reasons',
    /a reason stands in the audit log/i,
    ({ decide }) => ({ decide: (decisions, _, options) => decide(decisions, undefined, options) }),
  ],
  [
    'decides about the comment instead of its edit',
    /`rejected` drops it/,
    ({ decide }) => ({
      decide: (decisions, reason, options) =>
        decide(
          decisions.map(({ revision: _, ...decision }) => decision),
          reason,
          options,
        ),
    }),
  ],
  [
    'drops rules',
    /a rule refuses a comment/i,
    ({ addBan, removeBan }) => ({
      addBan: async (given, options) => {
        const ban = await addBan(given, options);
        await removeBan(ban.id);
        return ban;
      },
    }),
  ],
  [
    'exports formulas',
    /no cell of a `csv` begins a formula/,
    ({ exportComments }) => ({
      exportComments: async (format, options) =>
        new Blob([(await (await exportComments(format, options)).text()).replaceAll("'=", '=')]),
    }),
  ],
  [
    'erases more than was previewed',
    /rejects with `conflict` when more has come in since/,
    ({ erase, previewErase }) => ({
      erase: async (subject, _, options) => erase(subject, (await previewErase(subject)).confirm, options),
    }),
  ],
  [
    'answers as a reader',
    /answers a published comment as a moderator/i,
    ({ reply }) => ({
      reply: async (comment, content, options) => {
        const { role: _, ...answer } = await reply(comment, content, options);
        return answer;
      },
    }),
  ],
  [
    'goes on after an abort',
    /ends it with the native AbortError/,
    ({ listQueue }) => ({ listQueue: (query) => listQueue(query) }),
  ],
];

describe('the suite for moderators', () => {
  it('passes over a sound one', async () => {
    expect(await failures(() => ({}))).toEqual([]);
  });

  it.each(faults)('sees one that %s', async (_, rule, spoil) => {
    const named = await failures(spoil, rule);
    expect(named).not.toEqual([]);
    for (const message of named) expect(message).toMatch(/^Broken rule: .+\n.+\n {2}To mend it: .+/);
  });

  it('lets one leave out what is not required', async () => {
    const required = ['name', 'whoAmI', 'listQueue', 'decide'];
    const absent = (sound: Sound) => Object.keys(sound).filter((name) => !required.includes(name));
    expect(await failures((sound) => Object.fromEntries(absent(sound).map((name) => [name, undefined])))).toEqual([]);
  });
});
