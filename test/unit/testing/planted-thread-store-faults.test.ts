import { describe, expect, it } from 'vitest';
import { failingCases, type StoreFault } from './spoilt-store.js';

const day = 24 * 60 * 60 * 1000;

const faults: readonly StoreFault[] = [
  [
    'lists only what is published itself',
    /shows a removed comment exactly as long as something published stands below it/,
    ({ listComments }) => ({
      listComments: async (selection) => (await listComments(selection)).filter(({ status }) => status === 'published'),
    }),
  ],
  [
    'has one order',
    /lists the roots of one page of one site, in each order/,
    ({ listComments }) => ({ listComments: (selection) => listComments({ ...selection, sort: 'newest' }) }),
  ],
  [
    'repeats what shares its time with the last of a page',
    /gives every root exactly once over pages of any size, oldest first/,
    ({ listComments }) => ({
      listComments: ({ after, ...selection }) =>
        listComments({ ...selection, ...(after && { after: { ...after, id: '' } }) }),
    }),
  ],
  [
    'misses what shares its time with the last of a page',
    /lists the replies of one root at any depth/,
    ({ listComments }) => ({
      listComments: async (selection) =>
        (await listComments(selection)).filter(({ createdAt }) => createdAt !== selection.after?.key),
    }),
  ],
  [
    'gives all replies as the first ones',
    /gives the first replies of many roots at once/,
    ({ listFirstReplies }) => ({ listFirstReplies: (site, roots) => listFirstReplies(site, roots, 99) }),
  ],
  [
    'goes up to the parent and no further',
    /gives the way from the root down to a comment/,
    ({ listAncestors }) => ({ listAncestors: async (...call) => (await listAncestors(...call)).slice(-2) }),
  ],
  [
    'counts direct replies only',
    /lets both counts follow every change of state/,
    ({ listAncestors }) => ({
      listAncestors: async (...call) =>
        (await listAncestors(...call)).map((each) => ({ ...each, replyCount: Math.min(each.replyCount, 1) })),
    }),
  ],
  [
    'never counts down',
    /lets both counts follow every change of state/,
    ({ countComments }) => {
      const most = new Map<string, number>();
      return {
        countComments: async (site, pages) =>
          (await countComments(site, pages)).map((count, n) => {
            const key = JSON.stringify([site, pages[n]]);
            most.set(key, Math.max(count, most.get(key) ?? 0));
            return most.get(key) ?? 0;
          }),
      };
    },
  ],
  [
    'counts copies of all times',
    /counts comments of the same text since a moment/,
    ({ countSameText }) => ({ countSameText: (site, key) => countSameText(site, key, 0) }),
  ],
  [
    'gives the newest of the site for those of a page',
    /lists the newest published comments of a page/,
    ({ listRecentComments }) => ({
      listRecentComments: (site, _, limit) => listRecentComments(site, undefined, limit),
    }),
  ],
  [
    'counts every vote of a reader',
    /counts one vote per comment and reader: the last one/,
    ({ vote }) => {
      let n = 0;
      return { vote: (each, now) => vote({ ...each, reader: `${each.reader}-${(n += 1)}` }, now) };
    },
  ],
  [
    'counts votes of the author',
    /refuses a vote on an own comment/,
    ({ vote }) => ({ vote: (each, now) => vote({ ...each, reader: `voter-${each.reader}` }, now) }),
  ],
  [
    'makes an event of the same vote again',
    /makes one event for each change, and none when nothing changes/,
    ({ vote }) => ({
      vote: async (each, now) => {
        await vote({ ...each, value: 0 }, now);
        return vote(each, now);
      },
    }),
  ],
  [
    'counts every report of a reader',
    /counts a report once per reader/,
    ({ report }) => {
      let n = 0;
      return { report: (each) => report({ ...each, reader: `${each.reader}-${(n += 1)}` }) };
    },
  ],
  [
    'lets nothing wait',
    /lets a text wait, and keeps the old one public/,
    ({ edit }) => ({ edit: (each) => edit({ ...each, revision: { ...each.revision, state: 'applied' } }) }),
  ],
  [
    'knows no end of the time for edits',
    /is too late for a comment that was made before/,
    ({ edit }) => ({ edit: (each) => edit({ ...each, notBefore: 0 }) }),
  ],
  [
    'forgets the first text',
    /keeps every text, the newest first, each once/,
    ({ listRevisions }) => ({
      listRevisions: async (site, comment) => (await listRevisions(site, comment)).filter(({ id }) => id !== comment),
    }),
  ],
  [
    'tells the newest text last',
    /keeps every text, the newest first, each once/,
    ({ listRevisions }) => ({ listRevisions: async (...call) => (await listRevisions(...call)).toReversed() }),
  ],
  [
    'tells the last event again',
    /gives events in the order of their growing positions, from a position on/,
    ({ listEvents }) => ({ listEvents: (selection) => listEvents({ ...selection, after: selection.after - 1 }) }),
  ],
  [
    'tells a page of all pages',
    /gives the events of one page/,
    ({ listEvents }) => ({ listEvents: ({ page: _, ...selection }) => listEvents(selection) }),
  ],
  [
    'tells nobody that a comment went',
    /puts a comment from every state into every other, with its events/,
    ({ listEvents }) => ({
      listEvents: async (selection) => (await listEvents(selection)).filter(({ kind }) => kind !== 'removed'),
    }),
  ],
  [
    'moves the end of a page by a verdict',
    /moves the end of a page by nothing that readers may not hear of/,
    ({ eventRange }) => ({ eventRange: (site) => eventRange(site) }),
  ],
  ['wakes nobody', /wakes after something was accepted/, () => ({ onChange: () => () => undefined })],
  [
    'never stops to wake',
    /wakes every listener until it ends/,
    ({ onChange }) => ({
      onChange: (wake) => {
        onChange(wake);
        return () => undefined;
      },
    }),
  ],
  ['sweeps nothing', /forgets events that are older than a week/, () => ({ sweep: async () => undefined })],
  [
    'sweeps days too early',
    /forgets the submission id 30 days later/,
    ({ sweep }) => ({ sweep: (now) => sweep(now + 2 * day) }),
  ],
];

describe('the store suite', () => {
  it('passes over a sound store', async () => {
    expect(await failingCases(() => ({}))).toEqual([]);
  });

  it.each(faults)('sees a store that %s', async (_, seenBy, spoil) => {
    expect(await failingCases(spoil)).toContainEqual(expect.stringMatching(seenBy));
  });
});
