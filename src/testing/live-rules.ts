import type { CommentEvent } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { ensure, same } from './assert.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';
import { nextEvent, takeEvents } from './take-events.js';

/** What `watch` says. */
export function liveRules(rule: Rule): void {
  const needs = ['watch', 'submitComment'] as const;

  rule(
    'What changes on a page from a position on comes as events, each with a position of its own.',
    {
      needs: [...needs, 'listComments'],
      mend: 'Append an event with every change, in its commit, and read the log from the position on.',
    },
    async (fixture) => {
      const { adapter, abilities, has, page, otherPage, publish, moderate, draft } = fixture;
      const { position } = await adapter.listComments({ page });
      const first = await publish();
      if (!first || position === undefined) return;
      await publish({ page: otherPage });
      await adapter.submitComment(await draft({ page: otherPage }));
      const [value] = abilities.voteValues ?? [];
      const expected: string[] = ['published'];
      if (has('vote') && value !== undefined) {
        await adapter.vote({ page, comment: first.id, value, readerKey: randomId(32) });
        expected.push('votes');
      }
      if (moderate) {
        await moderate(first.id, 'removed');
        expected.push('removed');
      }
      const last = await publish();
      const events = await take(
        fixture,
        position,
        (event) => event.kind === 'published' && event.comment.id === last?.id,
      );
      const own = events.filter((event) => subject(event) === first.id);
      // What is over by now may be told by its end alone.
      const end = own.at(-1)?.kind;
      same(end, expected.at(-1), 'the last event of the first comment');
      ensure(
        own.every(({ kind }) => expected.includes(kind)),
        `events of other kinds came: ${own.map(({ kind }) => kind).join()}`,
      );
      same(new Set(events.map(subject)).size, moderate || events.length > 1 ? 2 : 1, 'comments that events were about');
      const positions = events.map((event) => event.position);
      same(new Set(positions).size, positions.length, 'different positions');
    },
  );

  rule(
    'What changes on a page from now on comes as it happens: `published`, `edited`, `votes`, `removed`.',
    { needs, mend: 'Begin with the call, and wake whoever waits when something is written.' },
    async (fixture) => {
      const { adapter, abilities, has, page, publish, form } = fixture;
      await publish();
      const ending = new AbortController();
      const events = adapter.watch({ page }, { signal: ending.signal })[Symbol.asyncIterator]();
      try {
        const waiting = nextEvent(events, fixture.patienceMs);
        const made = await settled(publish);
        if (!made) return;
        const published = await waiting;
        same([published?.kind, published && subject(published)], ['published', made.id], 'the first event');
        const [value] = abilities.voteValues ?? [];
        if (has('vote') && value !== undefined) {
          await adapter.vote({ page, comment: made.id, value, readerKey: randomId(32) });
          const vote = await nextEvent(events, fixture.patienceMs);
          ensure(vote?.kind === 'votes', `a vote comes as ${vote?.kind}`);
          same([vote.id, vote.up + (vote.down ?? 0)], [made.id, 1], 'the event of a vote');
        }
        const own = { page, comment: made.id, token: made.token ?? '' };
        if (has('editComment') && made.token !== undefined && (await form()).moderation === 'post') {
          await adapter.editComment({ ...own, fields: { content: 'Đã sửa.' } });
          const edited = await nextEvent(events, fixture.patienceMs);
          ensure(edited?.kind === 'edited', `an edit comes as ${edited?.kind}`);
          same([edited.comment.id, edited.comment.content], [made.id, 'Đã sửa.'], 'the event of an edit');
        }
        if (has('deleteComment') && made.token !== undefined) {
          await adapter.deleteComment(own);
          const removed = await nextEvent(events, fixture.patienceMs);
          same(
            [removed?.kind, removed && subject(removed)],
            ['removed', made.id],
            'the event of a comment that was taken away',
          );
        }
      } finally {
        ending.abort();
      }
    },
  );

  rule(
    'Nothing that readers cannot see comes as an event.',
    {
      needs: [...needs, 'listComments'],
      mend: 'Tell of what is published on this page, built as the items of a list are.',
    },
    async (fixture) => {
      const { adapter, draft, form, has, page, publish } = fixture;
      const { position } = await adapter.listComments({ page });
      const readerKey = randomId(32);
      const waiting = await adapter.submitComment(await draft({ readerKey }));
      const report = { page, comment: waiting.id ?? '', reason: 'other', readerKey } as const;
      if (has('reportComment') && waiting.status === 'published') await adapter.reportComment(report);
      const last = await publish({ readerKey });
      if (!last || position === undefined) return;
      const events = await take(fixture, position, (event) => subject(event) === last.id);
      const shown = [last.id, ...(waiting.status === 'published' ? [waiting.id] : [])];
      same([...new Set(events.map(subject))].sort(), shown.sort(), 'comments that events were about');
      const { fields } = await draft();
      const secrets = (await form()).fields.filter(({ type }) => type === 'tel' || type === 'email');
      const told = JSON.stringify(events);
      for (const secret of [readerKey, ...secrets.map(({ name }) => fields[name] ?? '')]) {
        ensure(!told.includes(secret), `"${secret}" is in an event`);
      }
    },
  );

  rule(
    'Nothing comes twice: a position of an event goes on behind it.',
    {
      needs: [...needs, 'listComments'],
      mend: 'Take the position for the last event that is known, and begin with the next.',
    },
    async (fixture) => {
      const { adapter, page, publish } = fixture;
      const { position } = await adapter.listComments({ page });
      const made = [await publish(), await publish(), await publish()].map((receipt) => receipt?.id);
      if (made.includes(undefined) || position === undefined) return;
      const isLast = (event: CommentEvent): boolean => subject(event) === made[2];
      const all = await take(fixture, position, isLast);
      same(all.map(subject), made, 'the events from the start');
      for (const [n, event] of all.slice(0, -1).entries()) {
        same(
          (await take(fixture, event.position, isLast)).map(subject),
          made.slice(n + 1),
          `the events behind number ${n + 1}`,
        );
      }
    },
  );

  rule(
    'A position that is too old is a `reset`.',
    { needs, mend: 'Answer with one { kind: "reset", position } that goes on from now, never with silence.' },
    async (fixture) => {
      const { adapter, advance, has, page, publish } = fixture;
      const [first] = await take(fixture, 'no-such-position', () => true).catch((error: unknown) => {
        // What never was a position may be refused too.
        if (error instanceof CommentError && error.code === 'invalid') return [];
        throw error;
      });
      if (first) same(first.kind, 'reset', 'the event behind a position that nobody gave');
      const { position } = has('listComments') && advance ? await adapter.listComments({ page }) : {};
      if (position === undefined) return;
      const missed = await publish();
      await advance?.(100 * 86_400_000);
      const last = missed && (await publish());
      if (!last) return;
      const events = await take(fixture, position, (event) => event.kind === 'reset' || subject(event) === last.id);
      if (events.at(-1)?.kind !== 'reset')
        same(events.map(subject), [missed.id, last.id], 'what was missed in 100 days');
      const next = await publish();
      const [after] = await take(fixture, events.at(-1)?.position ?? '', () => true);
      same(after && subject(after), next?.id, 'what comes behind that');
    },
  );

  rule(
    'The signal ends the iteration, without an error.',
    { needs: ['watch'], mend: 'Look at the signal before every wait, and return.' },
    async ({ adapter, page, patienceMs }) => {
      const before = adapter.watch({ page }, { signal: AbortSignal.abort(new Error('own reason')) });
      same(await nextEvent(before[Symbol.asyncIterator](), patienceMs), undefined, 'an event after the signal');
      const ending = new AbortController();
      const during = adapter.watch({ page }, { signal: ending.signal })[Symbol.asyncIterator]();
      const waiting = nextEvent(during, patienceMs);
      await new Promise((resolve) => setTimeout(resolve, 1));
      ending.abort(new Error('own reason'));
      same(await waiting, undefined, 'an event after the signal');
      same(await nextEvent(during, patienceMs), undefined, 'an event after the end');
    },
  );
}

/** Events of the page from a position on, up to one that is looked for. */
function take(
  { adapter, page, patienceMs }: Fixture,
  position: string,
  isLast: (event: CommentEvent) => boolean,
): Promise<readonly CommentEvent[]> {
  return takeEvents((signal) => adapter.watch({ page, position }, { signal }), isLast, patienceMs);
}

/** A watcher may need a moment to be heard: what is published after that is news. */
async function settled<T>(act: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return act();
}

/** Id of the comment that an event is about. */
function subject(event: CommentEvent): string | undefined {
  if ('comment' in event) return event.comment.id;
  return 'id' in event ? event.id : undefined;
}
