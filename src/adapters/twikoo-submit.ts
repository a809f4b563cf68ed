import type { CallOptions } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { checkDraft } from './parts/check-draft.js';
import { refuse } from './parts/cursor.js';
import { escapeHtml } from './parts/escape-html.js';
import { beforeSending } from './parts/start-call.js';
import { asParent, typedReceipt, typedText } from './parts/own-comment.js';
import { fieldsOf, limitOf } from './twikoo-form.js';
import type { Call } from './twikoo-line.js';
import type { Roots } from './twikoo-roots.js';
import { idAnswer, type Config, type Reply } from './twikoo-shapes.js';

interface Server extends Roots {
  readonly call: Call;
  readonly config: (options?: CallOptions) => Promise<Config>;
  readonly guest: (readerKey?: string, options?: CallOptions) => Promise<string>;
  /** Milliseconds for the submit. */
  readonly ms: number;
}

// Shown in public beside the comment: the reader's own would tell which browser and system they use. The server refuses a comment without one.
const ua = 'Mozilla/5.0 (compatible; Ykien)';

export async function submit(
  { call, config, guest, read, find, ms }: Server,
  draft: CommentDraft,
  options?: CallOptions,
): Promise<Receipt> {
  const { page, parent, fields, readerKey, challenge } = draft;
  const told = await beforeSending(config(options));
  checkDraft(fieldsOf(told), draft);
  const comment = escapeHtml(typedText(fields.content));
  const limit = limitOf(told);
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
