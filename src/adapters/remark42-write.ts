import type { CallOptions, EditRequest, OwnComment } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defineField, type FieldDefinition } from '../core/field.js';
import { checkText } from '../core/text.js';
import { checkDraft } from './parts/check-draft.js';
import { checkEdit } from './parts/check-edit.js';
import { refuse } from './parts/cursor.js';
import { escapeHtml } from './parts/escape-html.js';
import { json } from './parts/line.js';
import { asParent, proofOf, typedReceipt, typedText, unlessMissing } from './parts/own-comment.js';
import { beforeSending, startCall } from './parts/start-call.js';
import type { Site } from './remark42-site.js';
import { told, type Config } from './remark42-shapes.js';

interface Limits {
  readonly editSeconds: number;
  /** Milliseconds for a submit. */
  readonly ms: number;
}

export const fieldsOf = ({ max_comment_size }: Config): readonly FieldDefinition[] => [
  { ...defineField('name', true), maxLength: 64 },
  { ...defineField('content', true), maxLength: max_comment_size },
];

export async function submitComment(
  site: Site,
  { editSeconds, ms }: Limits,
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
  const { id, time } = await site.send(name, 'POST', site.path('comment'), input, json(told), options, ms);
  if (readerKey) site.tokens.set(`reader ${readerKey}`, name);
  const made = { id, status: 'published', root: root?.id, created: new Date(time), proof: name } as const;
  const seconds = Math.min(server.edit_duration || editSeconds, editSeconds);
  return { ...typedReceipt(draft, made), editForMs: seconds * 1000 };
}

export async function editComment(
  site: Site,
  { ms }: Limits,
  { fields, ...own }: EditRequest,
  options?: CallOptions,
): Promise<Receipt> {
  await startCall(options);
  const name = proofOf(own);
  const { content } = fields;
  const server = await beforeSending(site.readConfig(options));
  checkEdit(fieldsOf(server), fields);
  if (content === undefined) throw refuse('content', 'required');
  const target = site.pathOf('comment', own.comment, own.page);
  const input = { text: markup(content, server) };
  const { id, pid, time, edit } = await site.send(name, 'PUT', target, input, json(told), options, ms);
  const made = { id, status: 'published', created: new Date(time), proof: name } as const;
  const receipt = typedReceipt({ fields: { name, content }, ...(pid && { parent: pid }) }, made);
  return { ...receipt, comment: { ...receipt.comment, ...(edit && { edited: edit.time }) } };
}

export async function deleteComment(site: Site, own: OwnComment, options?: CallOptions): Promise<void> {
  await startCall(options);
  const target = (name: string): string => site.pathOf(name, own.comment, own.page);
  const deleting = site.send(
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
