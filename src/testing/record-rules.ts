import type { ModerationEvent } from '../contract/moderation.js';
import { randomId } from '../core/random-id.js';
import { ensure, refuses, same } from './assert.js';
import type { ModerationFixture, ModerationRule } from './moderation-fixture.js';
import { ids, secretsOf } from './queue-rules.js';
import { takeEvents } from './take-events.js';
import { walkPages } from './walk-pages.js';

/** The log, the bans, and what leaves or goes for good. */
export function recordRules(rule: ModerationRule): void {
  rule(
    'The audit log is newest first, and never holds a reader’s data.',
    { needs: ['listAudit'], mend: 'Write who did what to which comment, and page by the line’s id.' },
    async (fixture) => {
      const { moderation, send } = fixture;
      const made = [await send(), await send(), await send()];
      for (const comment of made) await moderation.decide([{ comment, to: 'published' }]);
      for (const limit of [1, 50]) {
        const all = await walkPages((cursor) => moderation.listAudit({ ...cursor, limit }));
        // A backend may have lines of its own, such as of the tokens that it was set up with.
        const lines = all.filter(({ comment }) => comment !== undefined);
        same(
          lines.map((line) => line.comment),
          [...made].reverse(),
          `the log at limit ${limit}`,
        );
        for (const secret of await secretsOf(fixture))
          ensure(!JSON.stringify(lines).includes(secret), `"${secret}" is in the log`);
      }
      same((await moderation.listAudit({ comment: made[1] ?? '' })).items.length, 1, 'the lines of one comment');
      await refuses(moderation.listAudit({ cursor: 'none' }), 'invalid', 'a cursor that is none');
    },
  );

  rule(
    'A rule refuses a comment, or has it wait, by a word; without marks and case, and only as a whole word.',
    { needs: ['addBan', 'listBans', 'removeBan'], mend: 'Look at the rules before anything is stored.' },
    async ({ moderation, adapter, draft, send }) => {
      const ban = await moderation.addBan({ kind: 'word', effect: 'refuse', value: 'Vay NÓNG' });
      same([ban.kind, ban.effect, ban.actor], ['word', 'refuse', (await moderation.whoAmI()).name], 'the rule');
      same(ids(await moderation.listBans()), [ban.id], 'the rules');
      const bad = await draft();
      const withText = (content: string) => ({ ...bad, fields: { ...bad.fields, content } });
      const { outcome } = await refuses(
        adapter.submitComment(withText('Cho vay nóng, lãi thấp')),
        'forbidden',
        'the word',
      );
      same(outcome, 'refused', 'the outcome');
      await send({ content: 'Cho vay nóngs' });
      const again = await moderation.addBan({ kind: 'word', effect: 'spam', value: 'vay nong' });
      same(ids(await moderation.listBans()), [again.id], 'the rules after one about the same');
      const { id, status } = await adapter.submitComment(withText('Cho vay nóng, lãi thấp'));
      same(status, 'pending', 'what its author sees');
      same(ids((await moderation.listQueue({ status: 'spam' })).items), [id], 'the spam');
      await moderation.removeBan(again.id);
      await moderation.removeBan(again.id);
      same(await moderation.listBans(), [], 'the rules after the last was removed');
      await send({ content: 'Cho vay nóng, lãi thấp' });
      await refuses(moderation.addBan({ kind: 'word', effect: 'refuse', value: '' }), 'invalid', 'no word');
    },
  );

  rule(
    'A rule holds for a phone number, or for the reader of a comment.',
    { needs: ['addBan'], mend: 'Compare numbers as they are dialled, and readers by what their key has left.' },
    async ({ moderation, adapter, draft, form, page }) => {
      const readerKey = randomId(32);
      const { id = '' } = await adapter.submitComment(await draft({ readerKey }));
      await moderation.addBan({ kind: 'reader', effect: 'refuse', value: id });
      await refuses(adapter.submitComment(await draft({ readerKey })), 'forbidden', 'the reader');
      await adapter.submitComment(await draft({ readerKey: randomId(32) }));
      await refuses(
        moderation.addBan({ kind: 'reader', effect: 'refuse', value: 'nobody' }),
        'invalid',
        'nobody’s comment',
      );
      if (!(await form()).fields.some(({ name }) => name === 'phone')) return;
      const { label } = await moderation.addBan({ kind: 'phone', effect: 'refuse', value: '0912 345 678' });
      ensure(!label.replace(/\D/g, '').includes('912345678'), 'a rule shows the number');
      const sent = await draft({ page });
      const called = { ...sent, fields: { ...sent.fields, phone: '+84912345678' } };
      await refuses(adapter.submitComment(called), 'forbidden', 'the number as from abroad');
    },
  );

  rule(
    'An export is a whole file, its fields unmasked; no cell of a `csv` begins a formula.',
    { needs: ['exportComments'], mend: 'Write every comment, and an apostrophe before what a spreadsheet would run.' },
    async (fixture) => {
      const { moderation, send } = fixture;
      await send({ content: '=HYPERLINK("https://example.com")' });
      await send();
      const csv = await (await moderation.exportComments('csv')).text();
      ensure(!/(^|,|\n)"?[=+\-@]/.test(csv), 'a cell begins a formula');
      const json = await (await moderation.exportComments('json')).text();
      ensure(
        Array.isArray(JSON.parse(json)) && (JSON.parse(json) as unknown[]).length === 2,
        'the file has not both comments',
      );
      for (const secret of await secretsOf(fixture)) {
        for (const file of [csv, json]) ensure(file.includes(secret), 'a phone number or e-mail address is masked');
      }
    },
  );

  rule(
    'Erases for good what was previewed, and rejects with `conflict` when more has come in since.',
    { needs: ['previewErase', 'erase'], mend: 'Seal the ids of the preview, and compare them before anything goes.' },
    async ({ moderation, adapter, draft, send, form, has, list }) => {
      if (!(await form()).fields.some(({ name }) => name === 'phone')) return;
      const sent = await draft();
      const { id: first = '' } = await adapter.submitComment(sent);
      await moderation.decide([{ comment: first, to: 'published' }]);
      const other = await send({ phone: '0987654321' });
      const subject = { phone: '+84912345678' };
      const early = await moderation.previewErase(subject);
      same(
        early.comments.map(({ id }) => id),
        [first],
        'the preview',
      );
      const second = await send();
      await refuses(moderation.erase(subject, early.confirm), 'conflict', 'an erasure of more than was previewed');
      const { comments, confirm } = await moderation.previewErase(subject);
      same(comments.map(({ id }) => id).sort(), [first, second].sort(), 'the second preview');
      same(await moderation.erase(subject, confirm), { comments: 2 }, 'the erasure');
      same((await moderation.previewErase(subject)).comments, [], 'a preview afterwards');
      const left = await moderation.listQueue({ status: 'all', search: '0912345678' });
      same(left.items, [], 'what a search finds of it');
      same(ids((await moderation.listQueue()).items), [other], 'the queue');
      if (has('listComments')) same(await list(), [], 'the list');
      same(await moderation.decide([{ comment: first, to: 'published' }]), [], 'a decision about what is gone');
      same((await adapter.submitComment(sent)).status, 'removed', 'the receipt of a late resend');
    },
  );

  rule(
    'Watching tells of all pages and all states, from a position on, until the signal ends it.',
    {
      needs: ['watch'],
      mend: 'Append an event with every change, in its commit, and read the log from the position on.',
    },
    async (fixture) => {
      const { moderation, adapter, draft, otherPage, send } = fixture;
      const ending = new AbortController();
      const started = take(fixture, undefined, 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const comment = await send();
      const [first] = await started;
      same([first?.kind, first?.comment], ['submitted', comment], 'the first event');
      await adapter.submitComment(await draft({ page: otherPage }));
      await moderation.decide([{ comment, to: 'rejected' }]);
      const later = await take(fixture, first?.position, 2);
      same(
        later.map(({ kind }) => kind),
        ['submitted', 'decided'],
        'what comes behind it',
      );
      same(later[0]?.page, otherPage.id, 'the page of an event');
      ending.abort();
      const ended = moderation.watch({}, { signal: ending.signal })[Symbol.asyncIterator]();
      same((await ended.next()).done, true, 'the end');
    },
  );
}

function take(
  { moderation, patienceMs }: ModerationFixture,
  position: string | undefined,
  count: number,
): Promise<readonly ModerationEvent[]> {
  let seen = 0;
  const watch = (signal: AbortSignal): AsyncIterable<ModerationEvent> =>
    moderation.watch(position === undefined ? {} : { position }, { signal });
  return takeEvents(watch, () => ++seen === count, patienceMs);
}
