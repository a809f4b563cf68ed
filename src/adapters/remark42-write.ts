import type { Adapter, CallOptions, EditRequest, OwnComment } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { checkText } from '../core/text.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { refuse } from './parts/cursor.js';
import { escapeHtml } from './parts/escape-html.js';
import { json } from './parts/line.js';
import { asParent, proofOf, typedReceipt, typedText, unlessMissing } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';
import { openGuests, type GuestOptions, type Guests } from './remark42-guests.js';
import { fieldsOf, told, type Config } from './remark42-shapes.js';
import type { Site } from './remark42-site.js';
import { vote } from './remark42-vote.js';

interface Writers extends Guests {
  readonly editSeconds: number;
  /** Milliseconds for a submit. */
  readonly ms: number;
}

/** What guests do at a site. Most visitors only read, so it is fetched with the first that one of them does. */
export function openWriters(
  site: Site,
  editSeconds: number,
  { submitTimeoutMs: ms = 30_000, ...options }: GuestOptions,
): Required<Pick<Adapter, 'submitComment' | 'editComment' | 'deleteComment' | 'vote'>> {
  const writers = { ...openGuests(site, options), editSeconds, ms };
  return {
    submitComment: (draft, options) => submitComment(writers, draft, options),
    editComment: (request, options) => editComment(writers, request, options),
    deleteComment: (own, options) => deleteComment(writers, own, options),
    vote: (request, options) => vote(writers, request, options),
  };
}

async function submitComment(
  { site, tokens, send, editSeconds, ms }: Writers,
  draft: CommentDraft,
  options?: CallOptions,
): Promise<Receipt> {
  const { page, parent, readerKey, fields } = draft;
  const server = await beforeSending(site.readConfig(options));
  checkDraft(fieldsOf(server), draft);
  const name = checkName(fields.name);
  const text = markup(fields.content, server);
  const root = parent === undefined ? undefined : await beforeSending(asParent(site.findRoot(page, parent, options)));
  const above = root && [root, ...(root.replies?.items ?? [])].find(({ id }) => id === parent);
  if (above?.status === 'removed') throw refuse('parent', 'invalid-parent');
  const locator = { site: site.id, url: site.locate(page.id, page.url) };
  const input = { text, locator, title: page.title, ...(parent !== undefined && { pid: parent }) };
  const { id, time } = await send(name, 'POST', site.path('comment'), input, json(told), options, ms);
  if (readerKey) tokens.set(`reader ${readerKey}`, name);
  const made = { id, status: 'published', root: root?.id, created: new Date(time), proof: name } as const;
  const seconds = Math.min(server.edit_duration || editSeconds, editSeconds);
  return { ...typedReceipt(draft, made), editForMs: seconds * 1000 };
}

async function editComment(
  { site, send, pathOf, ms }: Writers,
  { fields, ...own }: EditRequest,
  options?: CallOptions,
): Promise<Receipt> {
  const name = proofOf(own);
  const { content } = fields;
  const server = await beforeSending(site.readConfig(options));
  checkEdit(fieldsOf(server), fields);
  if (content === undefined) throw refuse('content', 'required');
  const target = pathOf('comment', own.comment, own.page);
  const input = { text: markup(content, server) };
  const { id, pid, time, edit } = await send(name, 'PUT', target, input, json(told), options, ms);
  const made = { id, status: 'published', created: new Date(time), proof: name } as const;
  const receipt = typedReceipt({ fields: { name, content }, ...(pid && { parent: pid }) }, made);
  return { ...receipt, comment: { ...receipt.comment, ...(edit && { edited: edit.time }) } };
}

async function deleteComment({ site, send, pathOf }: Writers, own: OwnComment, options?: CallOptions): Promise<void> {
  const target = (name: string): string => pathOf(name, own.comment, own.page);
  const deleting = send(
    proofOf(own),
    'PUT',
    target('comment'),
    { delete: true },
    json(() => true),
    options,
  );
  try {
    await unlessMissing(deleting);
  } catch (error) {
    // The time for edits may be over, or replies be there, and it be away already.
    if (!(error instanceof CommentError && error.code === 'forbidden')) throw error;
    if (!(await site.line(target('id'), json(told), options)).delete) throw error;
  }
}

/** The server's rule for anonymous names: 3 to 64 bytes. @throws CommentError `invalid`, naming `name`. */
function checkName(typed = ''): string {
  const name = checkText(typed).text;
  const bytes = new TextEncoder().encode(name).length;
  if (bytes > 64) throw refuse('name', 'too-long');
  if (bytes < 3 || !/^[\p{L}\d_ ]+$/u.test(name)) throw refuse('name');
  return name;
}

/** The server counts code points of what is sent. @throws CommentError `invalid`, naming `content`. */
function markup(typed: string | undefined, { max_comment_size: limit }: Config): string {
  // A block of HTML ends with an empty line.
  const text = `<p>${escapeHtml(typedText(typed))}</p>\n\n`;
  if ([...text].length > limit) throw refuse('content', 'too-long', limit);
  return text;
}
