import type { CommentDraft } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { ensure, refuses, same } from './assert.js';
import type { ModerationFixture, ModerationRule } from './moderation-fixture.js';
import { ids } from './queue-rules.js';

const newText = 'Đường đã sửa xong.';

/** What moderators do with comments and pages. */
export function decisionRules(rule: ModerationRule): void {
  rule(
    'Answers for each that is there, in the same order; deciding for the state that a comment has already says `from` equal to `to`.',
    { mend: 'Leave out what is not there, and change nothing that is so already.' },
    async ({ moderation, send }) => {
      const [one, two] = [await send(), await send()];
      const decisions = [
        { comment: two, to: 'published' },
        { comment: 'no-such-comment', to: 'published' },
        { comment: one, to: 'rejected' },
      ] as const;
      const first = [
        { comment: two, from: 'pending', to: 'published' },
        { comment: one, from: 'pending', to: 'rejected' },
      ];
      same(await moderation.decide(decisions), first, 'the answer');
      same(
        await moderation.decide(decisions),
        first.map((each) => ({ ...each, from: each.to })),
        'the answer to the same again',
      );
      // The state before is what an undo decides for.
      same(
        await moderation.decide([{ comment: one, to: 'pending' }]),
        [{ comment: one, from: 'rejected', to: 'pending' }],
        'the undo',
      );
      same(await moderation.decide([]), [], 'the answer to nothing');
    },
  );

  rule(
    'At most 100 decisions at once.',
    { mend: 'Refuse more, and carry out none of them.' },
    async ({ moderation, send }) => {
      const comment = await send();
      const many = Array.from({ length: 101 }, () => ({ comment, to: 'published' as const }));
      await refuses(moderation.decide(many), 'invalid', '101 decisions');
      same(ids((await moderation.listQueue()).items), [comment], 'the queue after a refusal');
    },
  );

  rule(
    'Readers see what is published, and no verdict: `rejected` and `spam` look like `pending`.',
    { mend: 'Map the state in one place, on every way out.' },
    async ({ moderation, adapter, draft, has, list }) => {
      const { id = '', token } = await adapter.submitComment(await draft());
      for (const to of ['published', 'spam', 'rejected', 'pending', 'removed'] as const) {
        await moderation.decide([{ comment: id, to }]);
        if (has('listComments')) same(ids(await list()), to === 'published' ? [id] : [], `the list when it is ${to}`);
        if (!has('commentStatus') || token === undefined) continue;
        const seen = to === 'published' || to === 'removed' ? to : 'pending';
        same((await adapter.commentStatus([token]))[0]?.status, seen, `what its author sees of ${to}`);
      }
    },
  );

  rule(
    'A reason stands in the audit log and with the comment.',
    { needs: ['listAudit'], mend: 'Keep it with the decision, as `detail` in the log and as `reason` in the item.' },
    async ({ moderation, send }) => {
      const comment = await send();
      await moderation.decide([{ comment, to: 'removed' }], 'Theo yêu cầu của người viết.');
      const [line] = (await moderation.listAudit({ comment })).items;
      const { name } = await moderation.whoAmI();
      same([line?.actor, line?.action, line?.detail], [name, 'removed', 'Theo yêu cầu của người viết.'], 'the line');
      const [item] = (await moderation.listQueue({ status: 'removed' })).items;
      same(item?.reason, 'Theo yêu cầu của người viết.', 'the reason of the item');
    },
  );

  for (const to of ['published', 'rejected'] as const) {
    rule(
      to === 'published'
        ? 'With `revision` a decision is about that edit alone: `published` makes it the public text.'
        : 'With `revision` a decision is about that edit alone: `rejected` drops it.',
      { mend: 'Decide about the waiting text, and leave the state of the comment.' },
      async (fixture) => {
        const { moderation, has, list } = fixture;
        const own = await edited(fixture);
        if (!own) return;
        const [item] = (await moderation.listQueue()).items;
        same(
          [item?.id, item?.status, item?.revision?.fields.content],
          [own.comment, 'published', newText],
          'the queue',
        );
        const [before] = has('listComments') ? await list() : [];
        await moderation.decide([{ comment: own.comment, revision: item?.revision?.id ?? '', to }]);
        same((await moderation.listQueue()).items, [], 'the queue after the decision');
        const [state] = (await moderation.listQueue({ status: 'published' })).items;
        same([state?.id, state?.revision], [own.comment, undefined], 'the comment after the decision');
        if (before) same((await list())[0]?.content, to === 'published' ? newText : before.content, 'the public text');
      },
    );
  }

  rule(
    'What waits is counted as the pending list has it, edits of published comments too.',
    { needs: ['countQueue'], mend: 'Count a published comment whose edit waits with the pending ones too.' },
    async (fixture) => {
      const { moderation } = fixture;
      const own = await edited(fixture);
      if (!own) return;
      const [item] = (await moderation.listQueue()).items;
      const { pending, published } = await moderation.countQueue();
      same([pending, published], [1, 1], 'the counts');
      await moderation.decide([{ comment: own.comment, revision: item?.revision?.id ?? '', to: 'rejected' }]);
      same((await moderation.countQueue()).pending, 0, 'the count after the decision');
    },
  );

  rule(
    'Every text of a comment, the newest first.',
    { needs: ['listRevisions'], mend: 'Keep the old text with the first edit, and say of each what became of it.' },
    async (fixture) => {
      const { moderation, draft } = fixture;
      const { fields } = await draft();
      const own = await edited(fixture, fields);
      if (!own) return;
      const revisions = await moderation.listRevisions(own.comment);
      const texts = revisions.map(({ fields, state }) => [fields.content, state]);
      same(
        texts,
        [
          [newText, 'waiting'],
          [fields.content, 'applied'],
        ],
        'the texts',
      );
      await moderation.decide([{ comment: own.comment, revision: revisions[0]?.id ?? '', to: 'rejected' }]);
      same((await moderation.listRevisions(own.comment))[0]?.state, 'rejected', 'the state of a text that was dropped');
    },
  );

  rule(
    'Reports of readers are listed, put a comment among the reported, and a decision clears them.',
    {
      needs: ['listReports'],
      mend: 'Keep reason and words for moderators; `published` once more says that they are unfounded.',
    },
    async ({ moderation, adapter, has, send, page }) => {
      const comment = await send();
      await moderation.decide([{ comment, to: 'published' }]);
      same(await moderation.listReports(comment), [], 'no reports');
      if (!has('reportComment')) return;
      const readers = [randomId(32), randomId(32)];
      for (const readerKey of readers) {
        await adapter.reportComment({ page, comment, reason: 'abuse', text: 'Xúc phạm.', readerKey });
      }
      const reports = await moderation.listReports(comment);
      same(
        reports.map(({ reason, text }) => [reason, text]),
        [
          ['abuse', 'Xúc phạm.'],
          ['abuse', 'Xúc phạm.'],
        ],
        'the reports',
      );
      for (const key of readers) ensure(!JSON.stringify(reports).includes(key), 'a report tells its reader’s key');
      const { items } = await moderation.listQueue({ status: 'reported' });
      same(
        items.map((item) => [item.id, item.reports]),
        [[comment, 2]],
        'the reported',
      );
      await moderation.decide([{ comment, to: 'published' }]);
      same((await moderation.listQueue({ status: 'reported' })).items, [], 'the reported after a decision');
    },
  );

  rule(
    'Answers a published comment as a moderator; published at once.',
    {
      needs: ['reply'],
      mend: 'Store it below the comment, with role "moderator"; the same submissionId gives the stored answer.',
    },
    async ({ moderation, has, send, list }) => {
      const comment = await send();
      await refuses(moderation.reply(comment, 'Cảm ơn bạn.'), 'invalid', 'an answer to what nobody sees');
      await moderation.decide([{ comment, to: 'published' }]);
      await refuses(moderation.reply(comment, ' '), 'invalid', 'an empty answer');
      await refuses(moderation.reply('no-such-comment', 'Cảm ơn bạn.'), 'not-found', 'an answer to nothing');
      const submissionId = randomId();
      const answer = await moderation.reply(comment, 'Cảm ơn bạn.', { submissionId, name: 'Ban biên tập' });
      same([answer.parent, answer.status, answer.role], [comment, 'published', 'moderator'], 'the answer');
      same([answer.name, answer.content], ['Ban biên tập', 'Cảm ơn bạn.'], 'its text');
      same(
        (await moderation.reply(comment, 'Cảm ơn bạn.', { submissionId, name: 'Ban biên tập' })).id,
        answer.id,
        'the same again',
      );
      await refuses(moderation.reply(comment, 'Khác.', { submissionId }), 'conflict', 'another text under its id');
      same((await moderation.reply(comment, 'Thêm.')).name, (await moderation.whoAmI()).name, 'the name by default');
      if (has('listComments'))
        same(
          (await list({ parent: comment })).map(({ content }) => content),
          ['Cảm ơn bạn.', 'Thêm.'],
          'the replies',
        );
    },
  );

  rule(
    'Closes a page for new comments, or opens it again.',
    {
      needs: ['closePage'],
      mend: 'Keep it with the page, also when nobody has commented there; the same again is no error.',
    },
    async ({ moderation, adapter, draft, page, otherPage }) => {
      const late = await draft();
      await moderation.closePage(page.id, true);
      await moderation.closePage(page.id, true);
      await refuses(adapter.submitComment(late), 'forbidden', 'a comment on a closed page');
      await adapter.submitComment(await draft({ page: otherPage }));
      await moderation.closePage(page.id, false);
      await adapter.submitComment(late);
    },
  );
}

/** A published comment with an edit that waits; `undefined` where its author cannot make one, or nobody need see it first. */
async function edited(
  { adapter, has, page, publish }: ModerationFixture,
  fields?: CommentDraft['fields'],
): Promise<{ comment: string } | undefined> {
  const made = has('editComment') ? await publish(fields && { fields }) : undefined;
  if (made?.token === undefined) return undefined;
  const own = { page, comment: made.id, token: made.token };
  const { status } = await adapter.editComment({ ...own, fields: { content: newText } });
  return status === 'pending' ? { comment: made.id } : undefined;
}
