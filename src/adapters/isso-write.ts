import type { CallOptions, EditRequest, OwnComment, VoteRequest } from '../contract/adapter.js';
import type { Comment, CommentDraft, Receipt, VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';
import { number, object, text, type Decoder } from '../protocol/decode.js';
import { refuse as refuseAnswer } from './isso-refusal.js';
import { comment as commentShape, shown, type IssoComment } from './isso-shapes.js';
import type { IssoThreads } from './isso-threads.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { refuse } from './parts/cursor.js';
import { escapeClassicMarkdown } from './parts/escape-classic-markdown.js';
import { inTurn } from './parts/in-turn.js';
import { jsonRequest } from './parts/json-request.js';
import { createLine, json, type LineOptions, type Read } from './parts/line.js';
import { ownToken, proofOf, unlessMissing } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';

interface IssoVotes {
  readonly likes: number;
  readonly dislikes: number;
  /** Why the vote did not count. */
  readonly message?: string;
}
const someVotes = object<IssoVotes>({ likes: number, dislikes: number, message: [text] });
/** `null` for a comment that is not there. */
const votes: Decoder<IssoVotes | null> = (value, path) => (value === null ? null : someVotes(value, path));

/** What the writing part shares with the first. */
export interface IssoSite {
  readonly lineOptions: LineOptions;
  readonly threads: IssoThreads;
  readonly submitTimeoutMs: number;
  /** What lets authors edit and delete. */
  readonly credentials: RequestCredentials | undefined;
  readonly voteValues: readonly number[];
  /** What the form asks, as it was described last. */
  getFields(call?: CallOptions): Promise<readonly FieldDefinition[]>;
}

/** What whoever writes needs of Isso. */
export interface IssoWriting {
  submitComment(draft: CommentDraft, call?: CallOptions): Promise<Receipt>;
  vote(request: VoteRequest, call?: CallOptions): Promise<VoteResult>;
  editComment(request: EditRequest, call?: CallOptions): Promise<Receipt>;
  deleteComment(request: OwnComment, call?: CallOptions): Promise<void>;
}

export function issoWriting(its: IssoSite): IssoWriting {
  const { threads, credentials } = its;
  const line = createLine({ ...its.lineOptions, refuse: refuseAnswer });
  const cookies = credentials && { credentials };
  const voting = inTurn();
  /** Votes of this page's readers, so that the same again is no error though Isso denies it. */
  const cast = new Set<string>();

  /** Sends a text, and gives what was stored with the cookie that proves it, where the page may read it. */
  const write = async (
    path: string,
    method: string,
    content: string,
    body: object,
    call?: CallOptions,
  ): Promise<[Comment, string | undefined]> => {
    const init = { ...jsonRequest({ ...body, text: escapeClassicMarkdown(content) }, method), ...cookies };
    const read: Read<[IssoComment, string | undefined]> = async (answer) => [
      await json(commentShape)(answer),
      answer.headers.get('x-set-cookie')?.split(';')[0],
    ];
    const [made, cookie] = await line(path, read, call, init, its.submitTimeoutMs);
    return [{ ...shown({ ...made, text: '' }, ''), content }, credentials && cookie];
  };

  return {
    async submitComment(draft, call) {
      const { page, parent, fields } = draft;
      checkDraft(await beforeSending(its.getFields(call)), draft);
      if (parent !== undefined && (await beforeSending(threads.rootOf(page, parent, call))) !== parent)
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
        call,
      );
      const { id, status } = comment;
      return { id, status, comment: { ...comment, name }, ...(cookie && { token: ownToken(id, cookie) }) };
    },
    async vote({ page, comment, value, readerKey = '' }, call) {
      if (!its.voteValues.includes(value)) throw refuse('value');
      if ((await threads.rootOf(page, comment, call)) === undefined) throw new CommentError('not-found');
      const mine = `${readerKey} ${comment} ${value}`;
      const path = `/id/${comment}/${value === 1 ? 'like' : 'dislike'}`;
      return voting(async () => {
        // No body, so that no browser asks before it sends.
        const sums = await line(path, json(votes), call, { method: 'POST' });
        if (!sums) throw new CommentError('not-found');
        if (sums.message !== undefined && !cast.has(mine)) throw new CommentError('forbidden');
        cast.add(mine);
        return { up: sums.likes, down: sums.dislikes, mine: value };
      });
    },
    async editComment(request, call) {
      const { comment: id, token, fields } = request;
      proofOf(request);
      checkEdit(await beforeSending(its.getFields(call)), fields);
      const { content } = fields;
      if (content === undefined) throw refuse('content', 'required');
      const [comment, cookie] = await write(`/id/${id}`, 'PUT', content, {}, call);
      return { id, status: comment.status, comment, token: cookie ? ownToken(id, cookie) : token };
    },
    async deleteComment(request, call) {
      const { page, comment: id } = request;
      proofOf(request);
      const ask = (method: string): Promise<void> => line(`/id/${id}`, async () => {}, call, { method, ...cookies });
      threads.forget(page, id);
      await unlessMissing(
        ask('DELETE').catch(async (error: unknown) => {
          // The cookie goes with the comment: a second time is 403, or 500 where it stayed.
          if ((await threads.find(page, id, call))?.comment.mode === 4) return;
          await ask('GET');
          throw error;
        }),
      );
    },
  };
}
