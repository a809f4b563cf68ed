import type { Adapter, CallOptions } from '../contract/adapter.js';
import type { Comment, FieldValues } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defineField, type FieldDefinition } from '../core/field.js';
import {
  comment as commentShape,
  config,
  refuse as refuseAnswer,
  shown,
  votes,
  type IssoComment,
} from './isso-shapes.js';
import { issoThreads, sorts } from './isso-threads.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { refuse } from './parts/cursor.js';
import { escapeClassicMarkdown } from './parts/escape-classic-markdown.js';
import { inTurn } from './parts/in-turn.js';
import { jsonRequest } from './parts/json-request.js';
import { createLine, json, type Read } from './parts/line.js';
import { needOption } from './parts/need-option.js';
import { ownToken, proofOf, unlessMissing } from './parts/own-comment.js';
import { beforeSending, startCall } from './parts/start-call.js';

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
  const line = createLine({ base: endpoint.replace(/\/+$/, ''), fetch: own, timeoutMs, refuse: refuseAnswer });
  const threads = issoThreads(line);
  const cookies = credentials && { credentials };
  const voteValues = dislikes ? ([1, -1] as const) : ([1] as const);
  const voting = inTurn();
  /** Votes of this page's readers, so that the same again is no error though Isso denies it. */
  const cast = new Set<string>();
  let known: readonly FieldDefinition[] | undefined;

  const readFields = async (callOptions?: CallOptions): Promise<readonly FieldDefinition[]> => {
    const says = author && email ? undefined : (await line('/config', json(config), callOptions)).config;
    const address = email ?? (says?.['require-email'] ? 'required' : 'none');
    return (known = [
      defineField('name', author ? author === 'required' : says?.['require-author']),
      ...(address === 'none' ? [] : [defineField('email', address === 'required')]),
      defineField('content', true),
    ]);
  };

  /** Sends a text, and gives what was stored with the cookie that proves it, where the page may read it. */
  const write = async (
    path: string,
    method: string,
    content: string,
    body: object,
    callOptions?: CallOptions,
  ): Promise<[Comment, string | undefined]> => {
    const init = { ...jsonRequest({ ...body, text: escapeClassicMarkdown(content) }, method), ...cookies };
    const read: Read<[IssoComment, string | undefined]> = async (answer) => [
      await json(commentShape)(answer),
      answer.headers.get('x-set-cookie')?.split(';')[0],
    ];
    const [made, cookie] = await line(path, read, callOptions, init, submitTimeoutMs);
    return [{ ...shown({ ...made, text: '' }, ''), content }, credentials && cookie];
  };

  return {
    name: 'isso',
    abilities: {
      sorts,
      replies: 'inline',
      findsComment: true,
      formatted: true,
      maxDepth: 1,
      voteValues,
      ...(credentials && { editSeconds }),
    },
    async describeForm(_page, callOptions) {
      await startCall(callOptions);
      return { fields: await readFields(callOptions), challenge: 'none', moderation: moderated ? 'pre' : 'post' };
    },
    async submitComment(draft, callOptions) {
      const { page, parent } = draft;
      const fields: FieldValues = { ...draft.fields };
      await startCall(callOptions);
      checkDraft(known ?? (await beforeSending(readFields(callOptions))), { ...draft, fields });
      if (parent !== undefined && (await beforeSending(threads.rootOf(page, parent, callOptions))) !== parent)
        throw refuse('parent', 'invalid-parent');
      const { name = '', email: address, content = '' } = fields;
      const [comment, cookie] = await write(
        `/new?uri=${encodeURIComponent(page.id)}`,
        'POST',
        content,
        {
          author: name || undefined,
          email: address || undefined,
          parent: parent && Number(parent),
          // Without one Isso asks the page itself.
          title: page.title || page.id,
        },
        callOptions,
      );
      const { id, status } = comment;
      return { id, status, comment: { ...comment, name }, ...(cookie && { token: ownToken(id, cookie) }) };
    },
    async listComments(query, callOptions) {
      await startCall(callOptions);
      return threads.list(query, callOptions);
    },
    async countComments(pages, callOptions) {
      await startCall(callOptions);
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      return pages.length > 0 ? threads.count(pages, callOptions) : [];
    },
    async vote({ page, comment, value, readerKey = '' }, callOptions) {
      await startCall(callOptions);
      if (!(voteValues as readonly number[]).includes(value)) throw refuse('value');
      if ((await threads.rootOf(page, comment, callOptions)) === undefined) throw new CommentError('not-found');
      const mine = `${readerKey} ${comment} ${value}`;
      const path = `/id/${comment}/${value === 1 ? 'like' : 'dislike'}`;
      return voting(async () => {
        // No body, so that no browser asks before it sends.
        const sums = await line(path, json(votes), callOptions, { method: 'POST' });
        if (!sums) throw new CommentError('not-found');
        if (sums.message !== undefined && !cast.has(mine)) throw new CommentError('forbidden');
        cast.add(mine);
        return { up: sums.likes, down: sums.dislikes, mine: value };
      });
    },
    ...(credentials &&
      ({
        async editComment(request, callOptions) {
          const { comment: id, token } = request;
          const fields: FieldValues = { ...request.fields };
          await startCall(callOptions);
          proofOf(request);
          checkEdit(known ?? (await beforeSending(readFields(callOptions))), fields);
          const { content } = fields;
          if (content === undefined) throw refuse('content', 'required');
          const [comment, cookie] = await write(`/id/${id}`, 'PUT', content, {}, callOptions);
          return { id, status: comment.status, comment, token: cookie ? ownToken(id, cookie) : token };
        },
        async deleteComment(request, callOptions) {
          const { page, comment: id } = request;
          await startCall(callOptions);
          proofOf(request);
          const ask = (method: string): Promise<void> =>
            line(`/id/${id}`, async () => {}, callOptions, { method, ...cookies });
          threads.forget(page, id);
          await unlessMissing(
            ask('DELETE').catch(async (error: unknown) => {
              // The cookie goes with the comment: a second time is 403, or 500 where it stayed.
              if ((await threads.find(page, id, callOptions))?.comment.mode === 4) return;
              await ask('GET');
              throw error;
            }),
          );
        },
      } satisfies Partial<Adapter>)),
  };
}
