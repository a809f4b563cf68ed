import type { QueueItem } from '../core/moderation.js';
import { ensure, refuses, same } from './assert.js';
import type { ModerationFixture, ModerationRule } from './moderation-fixture.js';
import { walkPages } from './walk-pages.js';

/** What moderators see. */
export function queueRules(rule: ModerationRule): void {
  rule(
    'Oldest first for `pending`, newest first for the other states.',
    { mend: 'Order by time, and by id where that is equal.' },
    async ({ moderation, send, page }) => {
      const made = [await send(), await send(), await send()];
      const { items } = await moderation.listQueue();
      same(ids(items), made, 'the queue');
      same([...new Set(items.map((item) => item.page))], [page.id], 'the pages');
      await moderation.decide(made.map((comment) => ({ comment, to: 'spam' })));
      for (const status of ['spam', 'all'] as const) {
        same(ids((await moderation.listQueue({ status })).items), [...made].reverse(), `the list of ${status}`);
      }
      for (const status of ['pending', 'published', 'rejected', 'removed', 'reported'] as const) {
        same((await moderation.listQueue({ status })).items, [], `the list of ${status}`);
      }
    },
  );

  rule(
    'Every comment comes once over the pages of a list, and a cursor of another query rejects with `invalid`.',
    { mend: 'Page by (time, id) of the last item, and write the query into the cursor.' },
    async ({ moderation, send }) => {
      const made = [await send(), await send(), await send(), await send()];
      for (const limit of [1, 3, 50]) {
        const items = await walkPages((cursor) => moderation.listQueue({ ...cursor, limit }));
        same(ids(items), made, `the queue at limit ${limit}`);
      }
      const { next = '' } = await moderation.listQueue({ limit: 1 });
      for (const query of [
        { status: 'all' as const, cursor: next },
        { search: 'đường', cursor: next },
        { cursor: 'none' },
      ]) {
        await refuses(moderation.listQueue(query), 'invalid', `the cursor in ${JSON.stringify(query)}`);
      }
      await refuses(moderation.listQueue({ limit: 51 }), 'invalid', 'limit 51');
    },
  );

  rule(
    'Words are found in names, titles and texts, or digits of a phone number; marks and case are not looked at.',
    { mend: 'Fold both sides with foldText, and look for every word.' },
    async ({ moderation, send, form }) => {
      const road = await send({ content: 'Vũng NƯỚC đọng đã lâu', phone: '0912345678' });
      const other = await send({ content: 'Cầu mới rất đẹp', phone: '0987654321' });
      const find = async (search: string): Promise<string[]> => ids((await moderation.listQueue({ search })).items);
      same(await find('vung nuoc'), [road], 'what is found without marks');
      same(await find('LÂU nước'), [road], 'what is found in any order');
      same(await find('cầu'), [other], 'what is found with marks');
      same(await find('vung dep'), [], 'what holds one word of two');
      if (!(await form()).fields.some(({ type }) => type === 'tel')) return;
      same(await find('0912 345 678'), [road], 'what is found by a phone number');
      same(await find('+84912345678'), [road], 'what is found by the number as from abroad');
    },
  );

  rule(
    'Only comments of the page that was asked for.',
    { mend: 'Compare with the page’s id.' },
    async ({ moderation, adapter, draft, send, page, otherPage }) => {
      const here = await send();
      const { id: there } = await adapter.submitComment(await draft({ page: otherPage }));
      same(ids((await moderation.listQueue({ page: page.id })).items), [here], 'the queue of the page');
      same(ids((await moderation.listQueue({ page: otherPage.id })).items), [there], 'the queue of the other page');
    },
  );

  rule(
    'A comment as a moderator sees it: phone numbers and e-mail addresses are masked.',
    { mend: 'Mask by the field’s type, in items and in revisions alike.' },
    async (fixture) => {
      const { moderation, draft, send } = fixture;
      const { fields } = await draft();
      await send(fields);
      const { items } = await moderation.listQueue();
      const told = JSON.stringify(items);
      for (const secret of await secretsOf(fixture)) ensure(!told.includes(secret), `"${secret}" is in the queue`);
      same([items[0]?.fields.name, items[0]?.fields.content], [fields.name, fields.content], 'the other fields');
      same(items[0]?.reports, 0, 'the reports');
    },
  );

  rule(
    'One comment, with everything that the queue says of it.',
    { needs: ['getItem'], mend: 'Make both from the same function; what is not there is `not-found`.' },
    async ({ moderation, send }) => {
      const comment = await send();
      const { items } = await moderation.listQueue();
      same(await moderation.getItem(comment), items[0], 'the item');
      await refuses(moderation.getItem('no-such-comment'), 'not-found', 'a comment that is not there');
    },
  );

  rule(
    'How many comments are in each state, and how many published ones are reported.',
    {
      needs: ['countQueue'],
      mend: 'Count by state; a report counts while its comment is published and not decided anew.',
    },
    async ({ moderation, adapter, has, send, page }) => {
      const [one, two] = [await send(), await send()];
      await send();
      await moderation.decide([
        { comment: one, to: 'published' },
        { comment: two, to: 'rejected' },
      ]);
      const counts = { pending: 1, published: 1, rejected: 1, spam: 0, removed: 0 };
      same(await moderation.countQueue(), { ...counts, reported: 0 }, 'the counts');
      if (!has('reportComment')) return;
      await adapter.reportComment({ page, comment: one, reason: 'spam', readerKey: 'A'.repeat(43) });
      same(await moderation.countQueue(), { ...counts, reported: 1 }, 'the counts after a report');
    },
  );

  rule(
    'The unmasked fields; every call stands in the audit log.',
    {
      needs: ['reveal', 'listAudit'],
      mend: 'Write the line before the answer is given; it names the comment, never what was seen.',
    },
    async (fixture) => {
      const { moderation, draft, send } = fixture;
      const { fields } = await draft();
      const comment = await send(fields);
      same(await moderation.reveal(comment), fields, 'the fields');
      await moderation.reveal(comment);
      const { items } = await moderation.listAudit({ comment });
      same(
        items.map(({ action }) => action),
        ['reveal', 'reveal'],
        'the lines of the log',
      );
      for (const secret of await secretsOf(fixture))
        ensure(!JSON.stringify(items).includes(secret), `"${secret}" is in the log`);
      await refuses(moderation.reveal('no-such-comment'), 'not-found', 'a comment that is not there');
    },
  );
}

export const ids = (items: readonly Pick<QueueItem, 'id'>[]): string[] => items.map(({ id }) => id);

/** Values of an ordinary draft that nobody but a moderator who asks for them may see. */
export async function secretsOf({ form, draft }: ModerationFixture): Promise<readonly string[]> {
  const { fields } = await draft();
  const secret = (await form()).fields.filter(({ type }) => type === 'tel' || type === 'email');
  return secret.map(({ name }) => fields[name] ?? '');
}
