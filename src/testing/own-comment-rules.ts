import type { CommentDraft, Receipt } from '../core/comment.js';
import type { OwnComment } from '../contract/adapter.js';
import { ensure, refuses, same } from './assert.js';
import { ids } from './comment-rules.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';

const newText = 'Đường đã sửa xong, xin cảm ơn xã.';

/** What an author may do with an own comment. */
export function ownCommentRules(rule: Rule): void {
  const toEdit = { needs: ['editComment', 'submitComment'] } as const;
  const toDelete = { needs: ['deleteComment', 'submitComment'] } as const;

  rule(
    'Changes an own comment: `published` when everybody sees the new text, `pending` when the old text stays public until a moderator has seen the new one.',
    { ...toEdit, mend: 'Say `published` only after the public text has changed; else keep the new text apart.' },
    async (fixture) => {
      const { adapter, has, list, publish } = fixture;
      const own = await ownOf(fixture, publish);
      if (!own) return;
      const before = has('listComments') ? (await list())[0] : undefined;
      const { status, id } = await adapter.editComment({ ...own, fields: { content: newText } });
      ensure(status === 'published' || status === 'pending', `an edited comment is ${status}`);
      same(id ?? own.comment, own.comment, 'the id of the receipt');
      if (!before) return;
      const [after] = await list();
      same(after?.content, status === 'published' ? newText : before.content, 'the public text');
      same([after?.id, after?.name, after?.created], [before.id, before.name, before.created], 'what an edit leaves');
      if (status === 'published') ensure(after?.edited !== undefined, 'an edited comment does not say when it was');
    },
  );

  rule(
    'The fields of an edit change; the others stay.',
    { ...toEdit, mend: 'Put the changed fields over those that are stored.' },
    async (fixture) => {
      const { adapter, draft } = fixture;
      const sent = await draft();
      // While it waits nobody but its author sees it, so that the receipt has the new text whatever the moderation.
      const own = await ownOf(fixture, () => adapter.submitComment(sent));
      if (!own) return;
      const { comment } = await adapter.editComment({ ...own, fields: { content: newText } });
      if (!comment) return;
      const title = sent.fields.title ?? '';
      same([comment.name, comment.title ?? '', comment.content], [sent.fields.name, title, newText], 'the comment');
    },
  );

  rule(
    'An edit that breaks a rule of the form rejects with `invalid` and an issue per field, and changes nothing.',
    { ...toEdit, mend: 'Check an edit as a submit is checked, and refuse the fields that cannot be changed.' },
    async (fixture) => {
      const { adapter, form, has, list, publish } = fixture;
      const own = await ownOf(fixture, publish);
      if (!own) return;
      const { fields } = await form();
      const fixed = fields.filter(({ name, type }) => name === 'name' || type === 'tel' || type === 'email');
      const wrong: [string, string][] = [
        ['content', ''],
        ['no-such-field', 'text'],
        ...fixed.map(({ name, type }): [string, string] => [
          name,
          type === 'tel' ? '0987654321' : 'another@example.com',
        ]),
      ];
      for (const [name, value] of wrong) {
        const { issues = [], outcome } = await refuses(
          adapter.editComment({ ...own, fields: { [name]: value } }),
          'invalid',
          `an edit of ${name}`,
        );
        same([issues.map(({ field }) => field), outcome], [[name], 'refused'], `the issues of an edit of ${name}`);
      }
      const both = adapter.editComment({ ...own, fields: { content: '', 'no-such-field': 'text' } });
      same((await refuses(both, 'invalid', 'two wrong fields')).issues?.length, 2, 'the issues of two wrong fields');
      if (has('listComments'))
        ensure((await list())[0]?.edited === undefined, 'a refused edit has changed the comment');
    },
  );

  for (const method of ['editComment', 'deleteComment'] as const) {
    const options = method === 'editComment' ? toEdit : toDelete;
    const call = ({ adapter }: Fixture, own: OwnComment): Promise<unknown> =>
      method === 'editComment'
        ? adapter.editComment({ ...own, fields: { content: newText } })
        : adapter.deleteComment(own);

    rule(
      `\`${method}\` rejects with \`unauthorized\` for a token that is not valid.`,
      { ...options, mend: 'Check that the token is this comment’s before anything else.' },
      async (fixture) => {
        const { has, publish, list } = fixture;
        const own = await ownOf(fixture, publish);
        const other = await ownOf(fixture, publish);
        if (!own || !other) return;
        for (const token of ['no token', other.token, '']) {
          await refuses(call(fixture, { ...own, token }), 'unauthorized', 'another token');
        }
        if (has('listComments')) same(ids(await list()).sort(), [own.comment, other.comment].sort(), 'the list');
      },
    );

    rule(
      `\`${method}\` rejects with \`forbidden\` after \`abilities.editSeconds\`.`,
      { ...options, mend: 'Compare the comment’s time with the clock of the backend.' },
      async (fixture) => {
        const { abilities, advance, publish } = fixture;
        const own = advance && (await ownOf(fixture, publish));
        if (!own) return;
        await advance((abilities.editSeconds ?? 0) * 1000);
        await refuses(call(fixture, own), 'forbidden', 'a call after the time');
      },
    );
  }

  rule(
    'A receipt’s `editForMs` is no longer than `abilities.editSeconds`, and runs down.',
    {
      needs: ['editComment', 'submitComment', 'commentStatus'],
      mend: 'Give what is left by the backend’s clock, or leave it out.',
    },
    async (fixture) => {
      const { adapter, abilities, advance, publish } = fixture;
      const receipt = await publish();
      const { editSeconds = 0 } = abilities;
      if (receipt?.editForMs !== undefined) {
        ensure(receipt.editForMs > 0 && receipt.editForMs <= editSeconds * 1000, `editForMs is ${receipt.editForMs}`);
      }
      if (receipt?.token === undefined || !advance) return;
      await advance(editSeconds * 1000);
      const [now] = await adapter.commentStatus([receipt.token]);
      same(now?.editForMs ?? 0, 0, 'what is left after the time');
    },
  );

  rule(
    'Takes an own comment away; what is away already is no error.',
    { ...toDelete, mend: 'Take it out of every list, and resolve a second time too.' },
    async (fixture) => {
      const { adapter, abilities, advance, has, list, publish, page } = fixture;
      const own = await ownOf(fixture, publish);
      if (!own) return;
      same(await adapter.deleteComment(own), undefined, 'the answer');
      if (has('listComments')) same(await list(), [], 'the list');
      if (has('countComments')) same(await adapter.countComments([page.id]), [0], 'the count');
      if (has('commentStatus'))
        same((await adapter.commentStatus([own.token]))[0]?.status, 'removed', 'what its author is told');
      await adapter.deleteComment(own);
      if (!advance) return;
      await advance((abilities.editSeconds ?? 0) * 1000);
      await adapter.deleteComment(own);
    },
  );

  rule(
    'The same draft sent again after its comment was taken away gives `removed`, and no second comment.',
    { ...toDelete, mend: 'Keep the submissionId with what was taken away.' },
    async (fixture) => {
      const { adapter, abilities, countStored, draft } = fixture;
      if (abilities.resend !== 'id') return;
      const sent: CommentDraft = await draft();
      const own = await ownOf(fixture, () => adapter.submitComment(sent));
      if (!own) return;
      await adapter.deleteComment(own);
      const stored = await countStored?.();
      same((await adapter.submitComment(sent)).status, 'removed', 'the receipt');
      same(await countStored?.(), stored, 'stored comments');
    },
  );
}

/** What names and proves a comment, where the backend gives its author both. */
async function ownOf({ page }: Fixture, send: () => Promise<Receipt | undefined>): Promise<OwnComment | undefined> {
  const { id, token } = (await send()) ?? {};
  return id === undefined || token === undefined ? undefined : { page, comment: id, token };
}
