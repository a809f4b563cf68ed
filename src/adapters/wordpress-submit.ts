import type { CallOptions } from '../contract/adapter.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';
import { list, number, object, text } from '../protocol/decode.js';
import { checkDraft } from './parts/check-draft.js';
import { refuse } from './parts/cursor.js';
import { stamp } from './wordpress-shapes.js';
import type { Post, Site } from './wordpress-site.js';
import { escapeName, escapeText } from './wordpress-text.js';

interface Rules {
  readonly fields: readonly FieldDefinition[];
  readonly keys: { readonly title?: string; readonly phone?: string };
  readonly maxDepth: number;
}

interface Stored {
  readonly id: number;
  readonly status: string;
  readonly date_gmt: string;
}

const answered = object<{ post: number; parent: number; ykien_path?: readonly number[] }>({
  post: number,
  parent: number,
  ykien_path: [list(number)],
});

/** One comment as WordPress takes it. That it has the same already is a receipt without an id: what became of the first is not told. */
export async function sendComment(
  site: Site,
  { fields, keys, maxDepth }: Rules,
  draft: CommentDraft,
  call?: CallOptions,
): Promise<Receipt> {
  checkDraft(fields, draft, maxDepth > 0);
  const { page, parent, fields: values } = draft;
  const post = await site.find(page.id, call);
  if (!post) throw refuse('page', 'invalid-page');
  const root = parent === undefined ? undefined : await rootOf(site, post, parent, maxDepth, call);
  const { name = '', email, title, phone, content = '' } = values;
  const body = {
    post: post.id,
    ...(parent !== undefined && { parent }),
    author_name: escapeName(name),
    ...(email && { author_email: email }),
    content: escapeText(content),
    ...(title && keys.title && { [keys.title]: title }),
    ...(phone && keys.phone && { [keys.phone]: phone }),
  };
  try {
    const query = { _fields: 'id,status,date_gmt' };
    const { id, status, date_gmt } = await site.post(
      'comments',
      query,
      body,
      object<Stored>({ id: number, status: text, date_gmt: stamp }),
      call,
    );
    const seen = status === 'approved' ? 'published' : 'pending';
    return {
      status: seen,
      id: `${id}`,
      comment: {
        id: `${id}`,
        ...(parent !== undefined && { parent, root: root! }),
        status: seen,
        name,
        ...(title && { title }),
        content,
        created: date_gmt,
      },
    };
  } catch (error) {
    if (error instanceof CommentError && error.cause === 'comment_duplicate') return { status: 'unknown' };
    throw error;
  }
}

/** WordPress would store a reply to anything: to nothing, to what waits, to a comment of another page. */
async function rootOf(site: Site, post: Post, parent: string, maxDepth: number, call?: CallOptions): Promise<string> {
  const wrong = refuse('parent', 'invalid-parent');
  if (!/^[1-9]\d{0,14}$/.test(parent)) throw wrong;
  const get = (id: number) => site.get(`comments/${id}`, { _fields: 'post,parent,ykien_path' }, answered, call);
  const missing = (error: unknown): undefined => {
    if (error instanceof CommentError && error.code === 'not-found') return undefined;
    throw error;
  };
  let at = Number(parent);
  for (let depth = 1; depth <= maxDepth; depth++) {
    const comment = await get(at).catch(missing);
    if (comment ? comment.post !== post.id : depth === 1) throw wrong;
    // What was taken away on the way tells no parent: it is where the known part begins.
    if (!comment?.parent) return `${at}`;
    const { ykien_path: path, parent: above } = comment;
    if (path?.length) {
      if (depth + path.length > maxDepth) throw wrong;
      return `${path[0]}`;
    }
    at = above;
  }
  throw wrong;
}
