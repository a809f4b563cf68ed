import type { Adapter, CallOptions, VoteRequest } from '../contract/adapter.js';
import type { CommentDraft, Receipt, VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { object, text } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { refuse } from './parts/cursor.js';
import { escapeHtml } from './parts/escape-html.js';
import { inTurn } from './parts/in-turn.js';
import { asParent, proofOf, typedReceipt, typedText, unlessMissing } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';
import { openTokens, type TokenStorage } from './parts/tokens.js';
import type { Form } from './twikoo-form.js';
import type { Call } from './twikoo-line.js';
import type { Roots } from './twikoo-roots.js';
import type { Reply } from './twikoo-shapes.js';

interface Server extends Roots {
  readonly call: Call;
  readonly form: (options?: CallOptions) => Promise<Form>;
}

interface Writers extends Server {
  readonly guest: (readerKey?: string, options?: CallOptions) => Promise<string>;
  /** Milliseconds for a submit. */
  readonly ms: number;
}

const idAnswer = object({ id: text });
const tokenAnswer = object({ accessToken: text });
const nothing = (): void => {};

// Shown in public beside the comment: the reader's own would tell which browser and system they use. The server refuses a comment without one.
const ua = 'Mozilla/5.0 (compatible; Ykien)';

/** What guests do at the server of an address. Most visitors only read, so it is fetched with the first that one of them does. */
export function openWriters(
  server: Server,
  endpoint: string,
  { storage, submitTimeoutMs: ms = 30_000 }: { readonly storage?: TokenStorage; readonly submitTimeoutMs?: number },
): Required<Pick<Adapter, 'submitComment' | 'vote' | 'deleteComment'>> {
  const { call } = server;
  const tokens = openTokens(`twikoo ${endpoint}`, storage);
  const turn = inTurn();

  async function guest(readerKey = '', options?: CallOptions): Promise<string> {
    const name = `guest ${readerKey}`;
    const kept = tokens.get(name);
    if (kept) return kept;
    const { accessToken } = await call('GET_FUNC_VERSION', {}, tokenAnswer, options);
    // Another call may have asked at the same time: both are one guest.
    const first = tokens.get(name);
    if (!first) tokens.set(name, accessToken);
    return first ?? accessToken;
  }
  const writers = { ...server, guest, ms };

  return {
    submitComment: (draft, options) => submit(writers, draft, options),
    // A vote is a toggle there: what is set is looked at first, and two of one reader must not look at the same moment.
    vote: (request, options) => turn(() => vote(writers, request, options)),
    async deleteComment(own, options) {
      const accessToken = proofOf(own);
      return unlessMissing(call('COMMENT_DELETE_FOR_USER', { id: own.comment, accessToken }, nothing, options));
    },
  };
}

async function submit(
  { call, form, guest, read, find, ms }: Writers,
  draft: CommentDraft,
  options?: CallOptions,
): Promise<Receipt> {
  const { page, parent, fields, readerKey, challenge } = draft;
  const { fields: asked, limit } = await beforeSending(form(options));
  checkDraft(asked, draft);
  const comment = escapeHtml(typedText(fields.content));
  if (limit && comment.length > limit) throw refuse('content', 'too-long', limit);

  const root = parent === undefined ? undefined : await beforeSending(asParent(find(page.id, parent, options)));
  const accessToken = await beforeSending(guest(readerKey, options));
  const { name = '', email: mail, url: link } = fields;
  const sent = { url: page.id, href: page.url, ua, nick: name, mail, link, comment, pid: parent, rid: root?.id };
  const { id } = await call(
    'COMMENT_SUBMIT',
    { ...sent, turnstileToken: challenge?.token, accessToken },
    idAnswer,
    options,
    ms,
  );

  // The answer names an id and nothing else; its author sees it in the list, held back or not. What goes wrong with this look changes nothing: it is stored.
  let made: Reply | undefined;
  try {
    const before = root && !root.top ? root.created + 1 : 0;
    const { data } = await read(page.id, { before, accessToken }, options);
    made = data.flatMap((each) => [each, ...each.replies]).find((each) => each.id === id);
  } catch (error) {
    if (options?.signal?.aborted) throw error;
  }
  return typedReceipt(draft, {
    id,
    status: !made ? 'unknown' : made.isSpam ? 'pending' : 'published',
    root: root?.id,
    created: new Date(made?.created ?? Date.now()),
    proof: accessToken,
  });
}

async function vote(
  { call, find, guest }: Writers,
  { page, comment, value, readerKey }: VoteRequest,
  options?: CallOptions,
): Promise<VoteResult> {
  if (![1, 0, -1].includes(value)) throw refuse('value');
  const accessToken = await guest(readerKey, options);
  const root = await find(page.id, comment, options, accessToken);
  const found = [root, ...root.replies].find(({ id }) => id === comment);
  if (!found || found.isSpam) throw new CommentError('not-found');
  if (found.isOwner) throw new CommentError('forbidden');
  const { ups = found.like ?? 0, downs = 0, liked, disliked } = found;
  const was = liked ? 1 : disliked ? -1 : 0;
  const toggled = (value || was) === 1 ? 'up' : 'down';
  if (value !== was) await call('COMMENT_LIKE', { id: comment, type: toggled, accessToken }, nothing, options);
  const change = (side: 1 | -1): number => +(value === side) - +(was === side);
  return { up: ups + change(1), down: downs + change(-1), mine: value };
}
