import type { CommentDraft } from '../core/comment.js';
import { ensure, refuses, same } from './assert.js';
import type { Rule } from './rule.js';

export function submitRules(rule: Rule): void {
  const needs = ['submitComment'] as const;

  rule(
    'Stores one comment.',
    { needs, mend: 'Resolve with a receipt { status, id, comment } as the backend tells it.' },
    async ({ adapter, draft, countStored }) => {
      const receipt = await adapter.submitComment(await draft());
      ensure(['published', 'pending', 'unknown'].includes(receipt.status), `a new comment is ${receipt.status}`);
      if (countStored) same(await countStored(), 1, 'stored comments');
    },
  );

  rule(
    'The receipt echoes `submissionId` when `abilities.resend` is `id`.',
    { needs, mend: 'Put draft.submissionId into the receipt, or do not declare resend: "id".' },
    async ({ adapter, abilities, draft }) => {
      if (abilities.resend !== 'id') return;
      const sent = await draft();
      same((await adapter.submitComment(sent)).submissionId, sent.submissionId, 'receipt.submissionId');
    },
  );

  rule(
    'The same draft sent again gives the same comment: never a second one.',
    {
      needs,
      mend: 'Look the submissionId up before anything else, and answer with what is stored; or declare another resend.',
    },
    async ({ adapter, abilities, draft, countStored }) => {
      const { resend } = abilities;
      if (resend !== 'id' && resend !== 'duplicate-check') return;
      const sent = await draft();
      const first = await adapter.submitComment(sent);
      const second = await adapter.submitComment(sent);
      // A duplicate check knows only that the text is there: its receipt may lack the id.
      if (resend === 'id' || second.id !== undefined) same(second.id, first.id, 'the id of the second receipt');
      if (countStored) same(await countStored(), 1, 'stored comments');
    },
  );

  rule(
    'Of parallel copies of a draft one is stored, and all get its receipt.',
    {
      needs,
      mend: 'Store under a unique submissionId; whoever comes second reads what the first has stored.',
      challenge: 'always',
    },
    async ({ adapter, abilities, draft, countStored }) => {
      if (abilities.resend !== 'id') return;
      const sent = await draft();
      const receipts = await Promise.all(Array.from({ length: 10 }, () => adapter.submitComment(sent)));
      same(new Set(receipts.map(({ id }) => id)).size, 1, 'different ids');
      if (countStored) same(await countStored(), 1, 'stored comments');
    },
  );

  rule(
    'Different drafts in parallel are different comments.',
    { needs, mend: 'Keep nothing of a call outside its own variables.' },
    async ({ adapter, draft, countStored }) => {
      const drafts = await Promise.all(Array.from({ length: 5 }, () => draft()));
      const receipts = await Promise.all(drafts.map((each) => adapter.submitComment(each)));
      const ids = receipts.map(({ id }) => id).filter((id) => id !== undefined);
      same(new Set(ids).size, ids.length, 'different ids');
      if (countStored) same(await countStored(), drafts.length, 'stored comments');
    },
  );

  rule(
    'Another text under a known `submissionId` rejects with `conflict`.',
    {
      needs,
      mend: 'Compare the text with what is stored under the id; when it differs, throw new CommentError("conflict").',
    },
    async ({ adapter, abilities, draft, countStored }) => {
      if (abilities.resend !== 'id') return;
      const sent = await draft();
      const first = await adapter.submitComment(sent);
      const other = { ...sent, fields: { ...sent.fields, content: 'Another text.' } };
      const error = await refuses(adapter.submitComment(other), 'conflict', 'another text');
      same(error.outcome, 'refused', 'the outcome of a conflict');
      const again = await adapter.submitComment(sent);
      same([again.id, again.comment?.content], [first.id, first.comment?.content], 'what is stored after a conflict');
      if (countStored) same(await countStored(), 1, 'stored comments');
    },
  );

  rule(
    'What was sent is what is stored, whatever happens to the draft afterwards.',
    { needs, mend: 'Copy the draft before the first await, and never write into it.' },
    async ({ adapter, draft }) => {
      const sent = structuredClone(await draft()) as CommentDraft & { fields: Record<string, string> };
      const { content } = sent.fields;
      const running = adapter.submitComment(sent);
      sent.fields.content = 'Changed after the call.';
      const { comment } = await running;
      if (comment) same(comment.content, content, 'receipt.comment.content');
      same(sent.fields.content, 'Changed after the call.', 'the caller’s draft');
    },
  );

  rule(
    "A rejection with `outcome: 'refused'` means that nothing was stored.",
    { needs, mend: 'Check before storing; after storing, an error has outcome "unknown".', challenge: 'always' },
    async ({ adapter, draft, countStored }) => {
      const sent = await draft();
      await refuses(
        adapter.submitComment({ ...sent, fields: { ...sent.fields, content: '' } }),
        'invalid',
        'an empty content',
      );
      if (countStored) same(await countStored(), 0, 'stored comments after a refusal');
      // The id is free: with anything stored under it, this text would be a conflict.
      await adapter.submitComment(sent);
    },
  );
}
