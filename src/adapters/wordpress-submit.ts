import type { CallOptions } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';
import { list, object, text } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { countedId as id, isCountedId } from './parts/counted-id.js';
import { refuse } from './parts/cursor.js';
import { asParent, typedText } from './parts/own-comment.js';
import { beforeSending } from './parts/start-call.js';
import { utcTime } from './parts/utc-time.js';
import type { Post, Site } from './wordpress-site.js';
import { escapeName, escapeText } from './wordpress-text.js';

// With it, so that what a refused comment says needs no further file.
export { refuse } from './wordpress-refusal.js';

interface Rules {
  readonly fields: readonly FieldDefinition[];
  readonly keys: { readonly title?: string; readonly phone?: string };
  readonly maxDepth: number;
}

const answered = object<{ post: string; parent: string; ykien_path?: readonly string[] }>({
  post: id,
  parent: id,
  ykien_path: [list(id)],
});
const stored = object<{ id: string; status: string; date_gmt: string }>({ id, status: text, date_gmt: utcTime });

/** One comment as WordPress takes it. That it has the same already is a receipt without an id: what became of the first is not told. */
export async function sendComment(
  site: Site,
  { fields, keys, maxDepth }: Rules,
  draft: CommentDraft,
  call?: CallOptions,
): Promise<Receipt> {
  checkDraft(fields, draft, maxDepth > 0);
  const { page, parent, fields: values } = draft;
  const [post] = await beforeSending(site.find([page.id], call));
  if (!post) throw refuse('page', 'invalid-page');
  const root = parent !== undefined && (await beforeSending(rootOf(site, post, parent, maxDepth, call)));
  const { email, phone } = values;
  const [name, title, content] = [typedText(values.name), typedText(values.title), typedText(values.content)];
  const body = {
    post: post.id,
    ...(parent !== undefined && { parent }),
    author_name: escapeName(name),
    ...(email && { author_email: email }),
    content: escapeText(content),
    ...(title && { [keys.title!]: title }),
    ...(phone && { [keys.phone!]: phone }),
  };
  try {
    const told = await site.ask('comments', { _fields: 'id,status,date_gmt' }, stored, call, body);
    const { id, date_gmt: created } = told;
    const status = told.status === 'approved' ? 'published' : 'pending';
    const place = { id, ...(root && { parent: parent, root }) };
    return { status, id, comment: { ...place, status, name, ...(title && { title }), content, created } };
  } catch (error) {
    if (error instanceof CommentError && error.cause === 'comment_duplicate') return { status: 'unknown' };
    throw error;
  }
}

/** WordPress would store a reply to anything: to nothing, to what waits, to a comment of another page. */
async function rootOf(site: Site, post: Post, parent: string, maxDepth: number, call?: CallOptions): Promise<string> {
  const wrong = refuse('parent', 'invalid-parent');
  if (!isCountedId(parent)) throw wrong;
  for (let at = parent, depth = 1; depth <= maxDepth; depth++) {
    const asked = asParent(site.ask(`comments/${at}`, { _fields: 'post,parent,ykien_path' }, answered, call));
    // What was taken away on the way tells no parent: it is where the known part begins.
    const comment = await asked.catch((error: unknown) => {
      if (depth > 1 && error instanceof CommentError && error.code === 'invalid') return undefined;
      throw error;
    });
    if (comment && comment.post !== post.id) throw wrong;
    if (!comment || comment.parent === '0') return at;
    const path = comment.ykien_path ?? [];
    if (depth + path.length > maxDepth) throw wrong;
    if (path[0]) return path[0];
    at = comment.parent;
  }
  throw wrong;
}
