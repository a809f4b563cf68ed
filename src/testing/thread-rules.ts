import type { Comment } from '../core/comment.js';
import { ensure, refuses, same } from './assert.js';
import { ids, seed } from './comment-rules.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';

/** What `listComments` says of replies, and how deep they go. */
export function threadRules(rule: Rule): void {
  const needs = ['listComments', 'submitComment'] as const;

  rule(
    'The replies of one root come oldest first, so that a parent always stands before its own replies.',
    { needs, mend: 'Order all replies below a root by time, at any depth, and name `parent` and `root` in each.' },
    async (fixture) => {
      const thread = await plant(fixture);
      if (!thread) return;
      const replies = await fixture.list({ parent: thread.root, limit: 2 });
      same(ids(replies).sort(), [...thread.replies].sort(), 'the replies');
      const times = replies.map(({ created }) => Date.parse(created));
      same(
        times,
        [...times].sort((a, b) => a - b),
        'the order of replies',
      );
      const seen = new Set([thread.root]);
      for (const { id, parent = '', root } of replies) {
        ensure(seen.has(parent), `a reply stands before what it answers, or names no parent`);
        same(root ?? thread.root, thread.root, 'the root of a reply');
        seen.add(id);
      }
    },
  );

  rule(
    'A root carries `replyCount`, and, where `abilities.replies` is `inline`, its first replies.',
    { needs, mend: 'Count published replies at any depth; inline, give the oldest ones and a `next` that goes on.' },
    async (fixture) => {
      const thread = await plant(fixture);
      if (!thread) return;
      const { adapter, abilities, page, list, publish } = fixture;
      const single = await publish();
      const roots = await list();
      const [alone, root] = [single?.id, thread.root].map((id) => roots.find((each) => each.id === id));
      same([alone?.replyCount ?? 0, root?.replyCount], [0, thread.replies.length], 'the reply counts');
      if (abilities.replies !== 'inline') return;
      const first = root?.replies;
      const all = await list({ parent: thread.root });
      ensure(first && first.items.length > 0, 'the root has no replies inline');
      same(ids(first.items), ids(all.slice(0, first.items.length)), 'the first replies');
      same(first.next === undefined, first.items.length === all.length, 'whether `next` is absent');
      if (first.next === undefined) return;
      const rest = await adapter.listComments({ page, parent: thread.root, cursor: first.next, limit: 50 });
      same([...ids(first.items), ...ids(rest.items)], ids(all), 'the replies that follow');
    },
  );

  rule(
    'A `parent` or `comment` that no list shows rejects with `not-found`.',
    { needs, mend: 'Look whether it is published, on this page, before its replies are looked for.' },
    async (fixture) => {
      const { adapter, abilities, page, otherPage, draft, publish } = fixture;
      const waiting = await adapter.submitComment(await draft());
      const elsewhere = await publish({ page: otherPage });
      const missing = ['no-such-comment', waiting.status === 'pending' && waiting.id, elsewhere?.id];
      for (const id of missing) {
        if (!id) continue;
        await refuses(adapter.listComments({ page, parent: id }), 'not-found', `the replies of ${id}`);
        if (abilities.findsComment)
          await refuses(adapter.listComments({ page, comment: id }), 'not-found', `the thread of ${id}`);
      }
    },
  );

  rule(
    'The one thread that holds a comment is a list of one root whose `replies` hold it and its ancestors.',
    {
      needs,
      mend: 'Find the root, list from its start, and where the comment lies far behind give its ancestors, itself and `partial: true`.',
    },
    async (fixture) => {
      const { adapter, abilities, page, publish, list } = fixture;
      const thread = abilities.findsComment ? await plant(fixture) : undefined;
      if (!thread) return;
      await publish();
      const order = ids(await list({ parent: thread.root }));
      for (const comment of [thread.root, ...thread.replies]) {
        for (const limit of [1, 50]) {
          const { items, next } = await adapter.listComments({ page, comment, limit });
          same([ids(items), next], [[thread.root], undefined], `the list of the one root of ${comment}`);
          const replies = items[0]?.replies?.items ?? [];
          for (let id = comment; id !== thread.root; id = parentOf(replies, id)) {
            ensure(ids(replies).includes(id), `the thread of ${comment} lacks ${id}`);
          }
          const left = order.slice(0, Math.max(0, order.indexOf(comment))).some((id) => !ids(replies).includes(id));
          const partial = !!items[0]?.replies?.partial;
          ensure(partial || !left, `the thread of ${comment} leaves replies out, and is not partial`);
          ensure(!partial || limit === 1, `the thread of ${comment} is short, and partial`);
        }
      }
    },
  );

  rule(
    'A comment that was taken away and still has published replies stays in the list as `removed`, its name and content empty.',
    {
      needs,
      mend: 'Keep its place, and give { id, parent, status: "removed", name: "", content: "", created } and nothing else of it.',
    },
    async (fixture) => {
      const { moderate, list, adapter, abilities, has, page } = fixture;
      const thread = moderate && (await plant(fixture));
      if (!thread) return;
      const [middle = '', last = ''] = [thread.replies[0], thread.replies.at(-1)];
      for (const id of [thread.root, middle, last]) await moderate?.(id, 'removed');
      const [root] = await list();
      // Some backends take a thread away with its root: then none of its replies is published any more.
      if (!root && has('countComments')) {
        same(await adapter.countComments([page.id]), [0], 'the published replies of a root that is in no list');
        return;
      }
      const replies = await list({ parent: thread.root });
      const deep = (abilities.maxDepth ?? 0) > 1;
      const gone = [root, ...(deep ? [replies.find(({ id }) => id === middle)] : [])];
      for (const each of gone) {
        same(
          [each?.status, each?.name, each?.content, each?.title ?? ''],
          ['removed', '', '', ''],
          'what was taken away',
        );
      }
      ensure(!ids(replies).includes(last), 'a reply without replies stays after it was taken away');
      same(root?.replyCount, thread.replies.length - 2, 'the count of published replies');
      if (abilities.findsComment)
        same((await adapter.listComments({ page, comment: thread.root })).items[0]?.status, 'removed', 'its thread');
      for (const id of thread.replies) await moderate?.(id, 'removed');
      same(await list(), [], 'the list when nothing published is left');
    },
  );

  rule(
    'A reply may stand as deep below a root as `abilities.maxDepth` says, and no deeper.',
    {
      needs: ['submitComment'],
      mend: 'Declare the depth that is kept, and refuse a deeper reply: never put it elsewhere in silence.',
    },
    async ({ adapter, abilities, draft, publish }) => {
      const { maxDepth = 0 } = abilities;
      const root = await publish();
      let [above, depth] = [root, 0];
      // Deep enough to be sure, and no deeper than a test has time for.
      for (; above && depth < Math.min(maxDepth, 4); depth++) {
        const reply: typeof root = await publish({ parent: above.id });
        if (reply?.comment) same(reply.comment.parent, above.id, `the parent of a reply at depth ${depth + 1}`);
        above = reply;
      }
      if (!above || depth < maxDepth) return;
      const refused = adapter.submitComment(await draft({ parent: above.id }));
      const { outcome } = await refuses(
        refused,
        ['invalid', 'unsupported', 'forbidden'],
        `a reply at depth ${depth + 1}`,
      );
      same(outcome, 'refused', 'the outcome');
    },
  );

  rule(
    'A reply needs no title, whatever the form requires.',
    { needs: ['submitComment'], mend: 'Check a reply with replyFields(form.fields).' },
    async ({ adapter, abilities, draft, publish }) => {
      const root = (abilities.maxDepth ?? 0) > 0 ? await publish() : undefined;
      if (!root) return;
      const sent = await draft({ parent: root.id });
      const { title: _, ...fields } = sent.fields;
      await adapter.submitComment({ ...sent, fields });
    },
  );

  rule(
    'A reply to a comment that is not published, or stands on another page, rejects with `invalid`.',
    {
      needs: ['submitComment'],
      mend: 'Add an issue { field: "parent", code: "invalid-parent" } where nobody can see what is answered.',
    },
    async ({ adapter, abilities, draft, publish, otherPage, moderate }) => {
      if ((abilities.maxDepth ?? 0) === 0) return;
      const elsewhere = await publish({ page: otherPage });
      const gone = moderate && (await publish());
      if (gone) await moderate?.(gone.id, 'removed');
      for (const parent of ['no-such-comment', elsewhere?.id, gone?.id]) {
        if (parent === undefined) continue;
        await refuses(adapter.submitComment(await draft({ parent })), 'invalid', `a reply to ${parent}`);
      }
    },
  );

  rule(
    'A closed page takes no more comments, and its list and form say so.',
    { needs, mend: 'Reject with `forbidden`, and set `closed: true` in the list and in the form.' },
    async (fixture) => {
      const { adapter, has, page, draft, closePage } = fixture;
      if (!closePage) return;
      const made = await seed(fixture, 1);
      const late = await draft();
      await closePage(page, true);
      const error = await refuses(adapter.submitComment(late), 'forbidden', 'a comment on a closed page');
      same(error.outcome, 'refused', 'the outcome');
      const list = await adapter.listComments({ page });
      same([ids(list.items), list.closed], [made ?? [], true], 'the list of a closed page');
      if (has('describeForm')) same((await adapter.describeForm(page)).closed, true, 'the form of a closed page');
      await closePage(page, false);
      same((await adapter.listComments({ page })).closed ?? false, false, 'the list of a page that is open again');
      await adapter.submitComment(late);
    },
  );
}

/** A root with seven replies, every second one answering the one before where that is allowed. */
async function plant({ abilities, publish }: Fixture): Promise<{ root: string; replies: string[] } | undefined> {
  const { maxDepth = 0 } = abilities;
  const root = maxDepth > 0 ? await publish() : undefined;
  if (!root) return undefined;
  const replies: string[] = [];
  for (let n = 0; n < 7; n++) {
    const above = n % 2 === 1 && maxDepth > 1 ? replies[n - 1] : root.id;
    const reply = await publish({ parent: above ?? root.id });
    if (!reply) return undefined;
    replies.push(reply.id);
  }
  return { root: root.id, replies };
}

function parentOf(replies: readonly Comment[], id: string): string {
  const parent = replies.find((each) => each.id === id)?.parent;
  ensure(parent !== undefined, `the reply ${id} names no parent`);
  return parent;
}
