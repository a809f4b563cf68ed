import type { Adapter, EditRequest, OwnComment } from '../contract/adapter.js';
import type { FormDescription } from '../core/form.js';
import { defineField, type FieldDefinition } from '../core/field.js';
import { config } from './isso-shapes.js';
import { issoThreads, sorts } from './isso-threads.js';
import type { IssoSite, IssoWriting } from './isso-write.js';
import { refuse } from './parts/cursor.js';
import { lateMethod } from './parts/late-method.js';
import { createLine, json, type LineOptions } from './parts/line.js';
import { needOption } from './parts/need-option.js';
import { refuseByStatus } from './parts/refusal.js';
import { startCall } from './parts/start-call.js';

// Cannot: phone number, a comment's own title, captcha, idempotency, replies to replies, taking a vote back, reports, news, article lists. Whether comments are moderated and for how
// long they may be edited, Isso does not tell: both are options.

export interface IssoAdapterOptions {
  /** Address of the Isso server, such as `https://comments.example.com`. A slash at the end is fine. */
  readonly endpoint: string;
  /** Whether a name must be given. Default: what the server's `require-author` says. */
  readonly author?: 'required' | 'optional';
  /** Whether the form asks for an e-mail address, which Isso never shows. Default: only where the server's `require-email` says so. */
  readonly email?: 'none' | 'optional' | 'required';
  /** Whether the server has `[moderation] enabled`: what the form tells. */
  readonly moderated?: boolean;
  /**
   * Lets authors edit and delete, by the cookie that Isso sets. A browser keeps it where server and page are of one site: `same-origin` where they share their origin, `include` where
   * the server has another subdomain.
   */
  readonly credentials?: 'same-origin' | 'include';
  /** The server's `max-age` in seconds. Default 900, as Isso's. Looked at with `credentials` only. */
  readonly editSeconds?: number;
  /** Offers dislikes too. Isso counts the first vote of a reader's network and no other, so a change of mind is refused. */
  readonly dislikes?: boolean;
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
}

/**
 * The adapter of Isso 0.13.1 and later, the first that sorts. A page is the thread of `page.id`; its title becomes the thread's with the first comment.
 *
 * Isso stores no phone number and no title of a comment, and has no captcha. Names and e-mail addresses are stored as typed, texts as Markdown that shows what was typed. Replies stand
 * below roots only. A vote counts once for a network (/24), and not where the comment came from; what Isso denies is `forbidden`. Its guard (comments a minute, roots of one network on a
 * page) refuses with 403: `rate-limited` and `forbidden`. A text below three characters is refused.
 * @throws TypeError when `endpoint` is missing.
 */
export function issoAdapter(options: IssoAdapterOptions): Adapter {
  const { endpoint, author, email, moderated = false, dislikes = false, credentials } = options;
  const { fetch: own, timeoutMs = 15_000, submitTimeoutMs = 30_000, editSeconds = 900 } = options;
  needOption('issoAdapter', 'endpoint', endpoint, 'the address of the server, such as "https://comments.example.com"');
  const lineOptions: LineOptions = {
    ...{ base: endpoint.replace(/\/+$/, ''), fetch: own, timeoutMs },
    refuse: refuseByStatus,
  };
  const line = createLine(lineOptions);
  const threads = issoThreads(line);
  const voteValues = dislikes ? ([1, -1] as const) : ([1] as const);
  let known: readonly FieldDefinition[] | undefined;

  const readFields: IssoSite['getFields'] = async (call) => {
    const says = author && email ? undefined : (await line('/config', json(config), call)).config;
    const address = email ?? (says?.['require-email'] ? 'required' : 'none');
    return (known = [
      defineField('name', author ? author === 'required' : says?.['require-author']),
      ...(address === 'none' ? [] : [defineField('email', address === 'required')]),
      defineField('content', true),
    ]);
  };

  let writing: IssoWriting | undefined;
  const its: IssoSite = {
    ...{ lineOptions, threads, submitTimeoutMs, credentials, voteValues },
    getFields: async (call) => known ?? readFields(call),
  };
  const load = () => import('./isso-write.js').then(({ issoWriting }) => (writing ??= issoWriting(its)));

  return {
    name: 'isso',
    abilities: {
      ...{ sorts, replies: 'inline', findsComment: true, formatted: true, maxDepth: 1, voteValues },
      ...(credentials && { editSeconds }),
    },
    async describeForm(_page, call): Promise<FormDescription> {
      await startCall(call);
      return { fields: await readFields(call), challenge: 'none', moderation: moderated ? 'pre' : 'post' };
    },
    async listComments(query, call) {
      await startCall(call);
      return threads.list(query, call);
    },
    async countComments(pages, call) {
      await startCall(call);
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      return pages.length > 0 ? threads.count(pages, call) : [];
    },
    submitComment: lateMethod(load, (it, draft, call) => it.submitComment(draft, call)),
    vote: lateMethod(load, (it, request, call) => it.vote(request, call)),
    ...(credentials && {
      editComment: lateMethod(load, (it, request: EditRequest, call) => it.editComment(request, call)),
      deleteComment: lateMethod(load, (it, request: OwnComment, call) => it.deleteComment(request, call)),
    }),
  };
}
