import type { Comment } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { ensure, refuses, same } from './assert.js';
import { ids } from './comment-rules.js';
import type { Rule } from './rule.js';

/** 256 random bits: another reader each time. */
const newReader = (): string => randomId(32);

/** What `vote` and `reportComment` say. */
export function voteRules(rule: Rule): void {
  const needs = ['vote', 'submitComment'] as const;

  rule(
    'Sets the reader’s vote on a published comment: one per comment and reader, the last one counts, and the same again changes nothing.',
    { needs, mend: 'Keep one row for each comment and reader, replace it, and count what is kept.' },
    async (fixture) => {
      const { adapter, abilities, page, publish } = fixture;
      const { voteValues = [], undoVote } = abilities;
      const first = await publish();
      const second = await publish();
      if (!first || !second) return;
      const [one, other] = [newReader(), newReader()];
      const cast = (value: 1 | 0 | -1, readerKey: string, comment = first.id): Promise<[number, number, number]> =>
        adapter.vote({ page, comment, value, readerKey }).then(({ up, down = 0, mine }) => [up, down, mine]);
      for (const value of voteValues) {
        const tally = (count: number): [number, number] => (value === 1 ? [count, 0] : [0, count]);
        const comment = value === 1 ? first.id : second.id;
        same(await cast(value, one, comment), [...tally(1), value], `the sums after a first ${value}`);
        same(await cast(value, one, comment), [...tally(1), value], `the sums after ${value} again`);
        same(await cast(value, other, comment), [...tally(2), value], `the sums after another reader’s ${value}`);
        if (undoVote) same(await cast(0, other, comment), [...tally(1), 0], 'the sums after a vote was taken back');
      }
      if (voteValues.length === 2) same(await cast(-1, one), [0, 1, -1], 'the sums after a change of mind');
    },
  );

  rule(
    'Lists tell the sums of the votes, and `top` puts most likes less dislikes first.',
    {
      needs: ['vote', 'submitComment', 'listComments'],
      mend: 'Count the votes in the list as `vote` does, and order by up - down.',
    },
    async (fixture) => {
      const { adapter, abilities, page, publish, list } = fixture;
      const { voteValues = [], sorts = [] } = abilities;
      const made: string[] = [];
      for (let n = 0; n < 3; n++) {
        const root = await publish();
        if (!root) return;
        made.push(root.id);
      }
      const [low = '', high = '', none = ''] = made;
      const plus = voteValues.includes(1) ? [high, high, low] : [];
      const minus = voteValues.includes(-1) ? [low, low] : [];
      for (const comment of plus) await adapter.vote({ page, comment, value: 1, readerKey: newReader() });
      for (const comment of minus) await adapter.vote({ page, comment, value: -1, readerKey: newReader() });
      const found = await list();
      const sums = made.map((id) => sumsOf(found, id));
      const count = (votes: readonly string[], id: string): number => votes.filter((each) => each === id).length;
      same(
        sums,
        made.map((id) => [count(plus, id), count(minus, id)]),
        'the sums in the list',
      );
      if (!sorts.includes('top') || !voteValues.includes(1)) return;
      const order = minus.length > 0 ? [high, none, low] : [high, low, none];
      same(ids(await list({ sort: 'top' })), order, 'the order of top');
      same(ids(await list({ sort: 'top', limit: 1 })), order, 'the order of top, one by one');
    },
  );

  rule(
    'A vote on an own comment rejects with `forbidden`.',
    { needs, mend: 'Compare the reader of the vote with the reader that the comment came with.' },
    async ({ adapter, abilities, page, publish }) => {
      const readerKey = newReader();
      const own = await publish({ readerKey });
      for (const value of own ? (abilities.voteValues ?? []) : []) {
        await refuses(
          adapter.vote({ page, comment: own?.id ?? '', value, readerKey }),
          'forbidden',
          `an own vote of ${value}`,
        );
      }
    },
  );

  rule(
    'A vote on a comment that is not there rejects with `not-found`.',
    { needs, mend: 'Count votes on published comments only.' },
    async ({ adapter, abilities, page, draft, publish, moderate }) => {
      const waiting = await adapter.submitComment(await draft());
      const gone = moderate && (await publish());
      if (gone) await moderate?.(gone.id, 'removed');
      const [value = 1] = abilities.voteValues ?? [];
      for (const comment of ['no-such-comment', waiting.status === 'pending' && waiting.id, gone?.id]) {
        if (!comment) continue;
        await refuses(
          adapter.vote({ page, comment, value, readerKey: newReader() }),
          'not-found',
          `a vote on ${comment}`,
        );
      }
    },
  );

  rule(
    'A value that `abilities.voteValues` does not name rejects with `invalid`.',
    { needs, mend: 'Look the value up; never count another in its place.' },
    async ({ adapter, abilities, page, publish }) => {
      const { voteValues = [], undoVote } = abilities;
      const comment = (await publish())?.id;
      if (comment === undefined) return;
      const taken: number[] = [...voteValues, ...(undoVote ? [0] : [])];
      for (const value of [1, 0, -1, 2, 0.5] as const) {
        if (taken.includes(value)) continue;
        await refuses(
          adapter.vote({ page, comment, value: value as 1, readerKey: newReader() }),
          'invalid',
          `the value ${value}`,
        );
      }
    },
  );

  rule(
    'Votes that come at once are all counted, each reader’s once.',
    { needs, mend: 'Count inside the commit that keeps the vote.' },
    async ({ adapter, abilities, page, publish }) => {
      const comment = (await publish())?.id;
      const [value] = abilities.voteValues ?? [];
      if (comment === undefined || value === undefined) return;
      const readers = Array.from({ length: 6 }, newReader);
      const votes = [...readers, ...readers].map((readerKey) => adapter.vote({ page, comment, value, readerKey }));
      await Promise.all(votes);
      const { up, down = 0 } = await adapter.vote({ page, comment, value, readerKey: readers[0] ?? '' });
      same([up, down], value === 1 ? [6, 0] : [0, 6], 'the sums of six readers who voted twice');
    },
  );

  rule(
    'Tells moderators that something is wrong with a comment, once per comment and reader; again is no error.',
    { needs: ['reportComment', 'submitComment'], mend: 'Keep one report for each comment and reader, and resolve.' },
    async ({ adapter, has, page, publish, list }) => {
      const comment = (await publish())?.id;
      if (comment === undefined) return;
      const report = {
        page,
        comment,
        reason: 'abuse',
        text: 'Câu chữ xúc phạm người khác.',
        readerKey: newReader(),
      } as const;
      const answers = [await adapter.reportComment(report), await adapter.reportComment(report)];
      same(answers, [undefined, undefined], 'the answers');
      if (!has('listComments')) return;
      const listed = JSON.stringify(await list());
      ensure(listed.includes(comment), 'a reported comment is away before a moderator has seen it');
      ensure(!listed.includes(report.text), 'the words of a report are in a list');
      const long = { ...report, readerKey: newReader(), text: 'x'.repeat(501) };
      await refuses(adapter.reportComment(long), 'invalid', 'a report of 501 characters');
    },
  );
}

function sumsOf(comments: readonly Comment[], id: string): [number, number] {
  const { up = 0, down = 0 } = comments.find((each) => each.id === id) ?? {};
  return [up, down];
}
