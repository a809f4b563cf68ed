import type { Comment, CommentDraft, CommentSort } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { ensure, refuses, same } from './assert.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';

/** What `listComments` and `countComments` say of a page's roots. */
export function commentRules(rule: Rule): void {
  const needs = ['listComments'] as const;
  const withSubmit = { needs: ['listComments', 'submitComment'] } as const;

  rule(
    'A page without comments is an empty list.',
    { needs, mend: 'Answer { items: [] } for every page that nobody has commented on; it is no error.' },
    async ({ adapter, abilities, page }) => {
      for (const sort of abilities.sorts ?? ['newest' as const]) {
        const { items, next, count = 0 } = await adapter.listComments({ page, sort });
        same([items, next, count], [[], undefined, 0], `an empty page, by ${sort}`);
      }
    },
  );

  rule(
    'One page of published comments: roots in the asked order.',
    { ...withSubmit, mend: 'Leave out what waits, and order by time; `newest` is the default.' },
    async (fixture) => {
      const { adapter, otherPage, draft, publish, list } = fixture;
      const made = await seed(fixture, 3);
      if (!made) return;
      const waiting = await adapter.submitComment(await draft());
      if (waiting.status === 'published') made.push(waiting.id ?? '');
      await publish({ page: otherPage });
      const newest = await list();
      same(ids(newest).sort(), [...made].sort(), 'the published roots of the page');
      ensure(
        !newest.some(({ parent, status }) => parent !== undefined || status !== 'published'),
        'not all are published roots',
      );
      for (const sort of sortsOf(fixture))
        same(times(await list({ sort })), inOrder(await list({ sort }), sort), `the order of ${sort}`);
      same(ids(newest), ids(await list({ sort: 'newest' })), 'the default order');
    },
  );

  rule(
    'What was typed is what readers see: line breaks, quotes and signs that mean something to a backend as well.',
    {
      ...withSubmit,
      mend: 'Escape what the backend would take for markup (<b>, *, &) before sending, and reduce what it answers with reduceHtml.',
    },
    async ({ draft, publish, list }) => {
      const { fields } = await draft();
      const typed: CommentDraft['fields'] = { ...fields, content: awkwardText };
      const made = await publish({ fields: typed });
      if (!made) return;
      const shown = (await list()).find(({ id }) => id === made.id);
      same([shown?.name, shown?.content], [typed.name, awkwardText], 'name and content');
    },
  );

  rule(
    'Items whose sort key does not change come exactly once over the pages of one query.',
    { ...withSubmit, mend: 'Page by (sort key, id) of the last item, and end with a missing `next`.' },
    async (fixture) => {
      const { abilities, publish, list } = fixture;
      const made = await seed(fixture, 5);
      if (!made) return;
      const root = made[0] ?? '';
      const replies: string[] = [];
      for (let n = 0; n < 7 && (abilities.maxDepth ?? 0) > 0; n++)
        replies.push((await publish({ parent: root }))?.id ?? '');
      for (const limit of [1, 2, 50]) {
        for (const sort of abilities.sorts ?? ['newest' as const]) {
          same(ids(await list({ sort, limit })).sort(), [...made].sort(), `roots by ${sort}, at limit ${limit}`);
        }
        if (replies.length > 0)
          same(ids(await list({ parent: root, limit })).sort(), [...replies].sort(), `replies at limit ${limit}`);
      }
    },
  );

  rule(
    'A page of comments holds at most `limit` items, 20 by default.',
    {
      ...withSubmit,
      mend: 'Hand query.limit on, and cut what a backend gives too much of, without losing it for the next page.',
    },
    async (fixture) => {
      const { adapter, page } = fixture;
      if (!(await seed(fixture, 3))) return;
      same((await adapter.listComments({ page, limit: 2 })).items.length, 2, 'items at limit 2');
      ensure((await adapter.listComments({ page })).items.length <= 20, 'a page without limit is longer than 20');
      for (const limit of [0, 51, 1.5])
        await refuses(adapter.listComments({ page, limit }), 'invalid', `limit ${limit}`);
    },
  );

  rule(
    'A cursor of another query or sort rejects with `invalid`, naming `cursor`.',
    { ...withSubmit, mend: 'Write page, parent and sort into the cursor (or seal it with them), and compare.' },
    async (fixture) => {
      const { adapter, abilities, page, otherPage, publish } = fixture;
      const made = await seed(fixture, 2);
      const { next = '' } = await adapter.listComments({ page, limit: 1 });
      const bad = ['no cursor', '%', 'a.b'].map((cursor) => ({ page, cursor }));
      const strange = !made ? [] : [{ page: otherPage, cursor: next }];
      const sorts = (abilities.sorts ?? []).filter((sort) => sort !== 'newest');
      if (made) for (const sort of sorts) strange.push({ page, sort, cursor: next } as (typeof strange)[0]);
      if (made && (abilities.maxDepth ?? 0) > 0) {
        await publish({ parent: made[0] ?? '' });
        strange.push({ page, parent: made[0], cursor: next } as (typeof strange)[0]);
      }
      for (const query of [...bad, ...strange])
        await names(adapter.listComments(query), 'cursor', `the cursor in ${JSON.stringify(query)}`);
    },
  );

  rule(
    'A sort that the backend lacks rejects with `invalid`, naming `sort`.',
    { needs, mend: 'Look the sort up among those of abilities.sorts; never take another in its place.' },
    async ({ adapter, abilities, page }) => {
      const { sorts = ['newest'] } = abilities;
      ensure(sorts.includes('newest'), 'abilities.sorts lacks `newest`, the default');
      for (const sort of ['newest', 'oldest', 'top', 'loudest'] as CommentSort[]) {
        if (!sorts.includes(sort)) await names(adapter.listComments({ page, sort }), 'sort', `sort ${sort}`);
      }
    },
  );

  rule(
    'No phone number, e-mail address or other private field is in any item.',
    { ...withSubmit, mend: 'Build every item from a list of what is public; never hand a stored row on.' },
    async (fixture) => {
      const { adapter, form, draft, page, abilities, list, publish } = fixture;
      const { fields } = await draft();
      const secrets = (await form()).fields
        .filter(({ type }) => type === 'tel' || type === 'email')
        .map(({ name }) => fields[name] ?? '');
      const readerKey = randomId(32);
      const first = await publish({ readerKey });
      if (!first) return;
      const deep = (abilities.maxDepth ?? 0) > 0;
      if (deep) await publish({ parent: first.id, readerKey });
      const told = JSON.stringify([
        await list(),
        deep && (await list({ parent: first.id })),
        await adapter.listComments({ page }),
      ]);
      const tokens = first.token === undefined ? [] : [first.token];
      for (const secret of [...secrets, readerKey, ...tokens])
        ensure(!told.includes(secret), `"${secret}" is in a list`);
    },
  );

  rule(
    '`count` and `countComments` tell the published comments of each page, replies included, in the order of the pages; 0 for a page that nobody knows.',
    {
      needs: ['countComments', 'submitComment'],
      mend: 'Count what is published, at any depth, and answer for every page that was asked.',
    },
    async (fixture) => {
      const { adapter, abilities, has, page, otherPage, publish, moderate } = fixture;
      const nobody = '/no/such/page';
      same(await adapter.countComments([nobody, page.id]), [0, 0], 'the counts of empty pages');
      const made = await seed(fixture, 2);
      if (!made) return;
      const deep = (abilities.maxDepth ?? 0) > 0;
      const reply = deep ? await publish({ parent: made[0] ?? '' }) : undefined;
      const counts = [0, deep ? 3 : 2, 0, deep ? 3 : 2];
      same(await adapter.countComments([nobody, page.id, otherPage.id, page.id]), counts, 'the counts');
      if (has('listComments'))
        same((await adapter.listComments({ page })).count ?? counts[1], counts[1], 'the count of the list');
      if (!moderate || !reply) return;
      await moderate(reply.id, 'removed');
      same(await adapter.countComments([page.id]), [2], 'the count after a reply was taken away');
    },
  );

  rule(
    '`countComments` takes at most 100 pages.',
    { needs: ['countComments'], mend: 'Take 100, and throw new CommentError("invalid") for more.' },
    async ({ adapter }) => {
      const pages = Array.from({ length: 101 }, (_, n) => `/trang/${n}`);
      same((await adapter.countComments(pages.slice(1))).length, 100, 'counts of 100 pages');
      same(await adapter.countComments([]), [], 'counts of no pages');
      await refuses(adapter.countComments(pages), 'invalid', '101 pages');
    },
  );
}

/** What HTML, Markdown and their escapes make something else of. A blank line and indentation are left out: they are no words. */
const awkwardText = [
  'Dòng một & <b>đậm</b> &amp; &lt;',
  '2 * 3 * 4, _gạch_ và **sao**',
  '# không phải tiêu đề',
  '- không phải mục',
  '1. cũng không',
  '> không phải trích',
  '[chữ](https://example.com/) và `mã` ~~bỏ~~',
  'C:\\tmp "ngoặc" \'đơn\' 10 < 20 > 5',
].join('\n');

/** Publishes some roots and gives their ids, in their order; `undefined` where nothing can be published. */
export async function seed({ publish }: Fixture, count: number): Promise<string[] | undefined> {
  const made: string[] = [];
  for (let n = 0; n < count; n++) {
    const receipt = await publish();
    if (!receipt) return undefined;
    made.push(receipt.id);
  }
  return made;
}

export const ids = (comments: readonly Comment[]): string[] => comments.map(({ id }) => id);

const sortsOf = ({ abilities }: Fixture): readonly CommentSort[] =>
  (abilities.sorts ?? ['newest' as const]).filter((sort) => sort !== 'top');

const times = (comments: readonly Comment[]): number[] => comments.map(({ created }) => Date.parse(created));

const inOrder = (comments: readonly Comment[], sort: CommentSort): number[] =>
  times(comments).sort((a, b) => (sort === 'oldest' ? a - b : b - a));

/** Refuses as invalid, with one issue about one member of the query. */
async function names(promise: Promise<unknown>, field: string, what: string): Promise<void> {
  const { issues = [] } = await refuses(promise, 'invalid', what);
  same(
    issues.map((issue) => issue.field),
    [field],
    `what the issues of ${what} are about`,
  );
}
