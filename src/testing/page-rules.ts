import type { PagePart, PageParts } from '../contract/adapter.js';
import { defineField } from '../core/field.js';
import { ensure, same } from './assert.js';
import type { Rule } from './rule.js';

/** Rules of what a page asks at its start, and of what becomes of its comments. */
export function pageRules(rule: Rule): void {
  rule(
    'A part that was not asked for, or that the backend lacks, is absent.',
    { needs: ['openPage'], mend: 'Leave the member out: no null, no empty list.' },
    async ({ adapter, page }) => {
      const every: PagePart[] = ['form', 'recent', 'older', 'comments'];
      const wishes: PagePart[][] = [[], ...every.map((part) => [part]), every];
      for (const parts of wishes) {
        const answer = await adapter.openPage({ page, parts });
        const extra = Object.keys(answer).filter(
          (key) => !parts.includes(key as PagePart) && answer[key as keyof PageParts] !== undefined,
        );
        same(extra, [], `parts besides ${JSON.stringify(parts)}`);
        ensure(!Object.values(answer).includes(null), 'a part is null');
      }
    },
  );

  rule(
    '`openPage` says what the single methods say.',
    { needs: ['openPage'], mend: 'Make both from the same function.' },
    async ({ adapter, has, page, publish }) => {
      if (has('submitComment')) for (let n = 0; n < 2; n++) await publish();
      const parts = await adapter.openPage({ page, parts: ['form', 'recent', 'older', 'comments'] });
      if (parts.form && has('describeForm')) same(parts.form, await adapter.describeForm(page), 'the form');
      if (parts.comments && has('listComments')) {
        const { items, count, next } = await adapter.listComments({ page });
        same([parts.comments.items, parts.comments.count], [items, count], 'the comments');
        same(parts.comments.next === undefined, next === undefined, 'whether more comments follow');
      }
      for (const kind of ['recent', 'older'] as const) {
        if (!parts[kind] || !has('listArticles')) continue;
        const { items } = await adapter.listArticles({ kind, page: page.id });
        same(parts[kind].items, items, kind);
      }
    },
  );

  rule(
    '`describeForm` gives fields with names and limits of their own, `content` among them.',
    {
      needs: ['describeForm'],
      mend: 'Use defineField(name, required) for each, and describe the comment’s text as `content`.',
    },
    async ({ adapter, page }) => {
      const { fields, moderation, challenge } = await adapter.describeForm(page);
      const names = fields.map(({ name }) => name);
      for (const name of names) defineField(name);
      same(new Set(names).size, names.length, 'different names');
      ensure(names.includes('content'), 'there is no field "content"');
      for (const field of fields)
        if (field.type === 'select') ensure(field.options?.length, `${field.name} has no options`);
      ensure(['pre', 'post'].includes(moderation), 'moderation is neither pre nor post');
      ensure(['always', 'on-demand', 'none'].includes(challenge), 'challenge is no policy');
    },
  );

  rule(
    'A field that the backend requires has `required: true`, and a form without the others is accepted.',
    { needs: ['describeForm', 'submitComment'], mend: 'Describe what the backend really refuses.' },
    async ({ adapter, page, draft }) => {
      const { fields } = await adapter.describeForm(page);
      const sent = await draft();
      const optional = fields.filter(({ required }) => !required).map(({ name }) => name);
      const needed = Object.entries(sent.fields).filter(([name]) => !optional.includes(name));
      await adapter.submitComment({ ...sent, fields: Object.fromEntries(needed) });
    },
  );

  rule(
    'What became of own comments comes in the order of the tokens, `unknown` for a token that is not valid.',
    { needs: ['commentStatus', 'submitComment'], mend: 'Map each token to a receipt; no token is an error.' },
    async ({ adapter, draft, moderate }) => {
      const first = await adapter.submitComment(await draft());
      const second = await adapter.submitComment(await draft());
      if (first.token === undefined || second.token === undefined) return;
      same(await adapter.commentStatus([]), [], 'no tokens');
      const [b, none, a] = await adapter.commentStatus([second.token, 'no token', first.token]);
      same([b?.status, none?.status, a?.status], [second.status, 'unknown', first.status], 'the states');
      same([b?.id ?? second.id, a?.id ?? first.id], [second.id, first.id], 'the ids');
      const twenty = Array.from({ length: 20 }, () => first.token ?? '');
      same((await adapter.commentStatus(twenty)).length, 20, 'receipts of 20 tokens');
      if (!moderate || first.id === undefined) return;
      for (const decision of ['published', 'removed'] as const) {
        await moderate(first.id, decision);
        const [now] = await adapter.commentStatus([first.token]);
        same(now?.status, decision, 'the state after the decision');
      }
    },
  );

  rule(
    'A view counts at most once per reader and half hour; an unknown page counts nothing.',
    { needs: ['recordView'], mend: 'Resolve for any page; a page that is no article is not counted.' },
    async ({ adapter, abilities, has, page, otherPage }) => {
      const views = async (): Promise<number[]> => {
        if (!has('listArticles') || !abilities.articleKinds?.includes('recent')) return [];
        const { items } = await adapter.listArticles({ kind: 'recent', page: otherPage.id, limit: 50 });
        return [
          items.find(({ id }) => id === page.id)?.views ?? 0,
          items.reduce((sum, each) => sum + (each.views ?? 0), 0),
        ];
      };
      const [own = 0, all = 0] = await views();
      await adapter.recordView(page);
      await adapter.recordView(page);
      await adapter.recordView({ ...page, id: '/no/such/page' });
      const [ownNow = 0, allNow = 0] = await views();
      // A backend may write views later; it may never write more.
      ensure(ownNow - own <= 1, `two visits count ${ownNow - own} views`);
      same(allNow - all, ownNow - own, 'views of other pages');
    },
  );
}
