import type { EditRequest, OwnComment } from '../../contract/adapter.js';
import type { FieldValues, Receipt } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import type { Revision } from '../../core/moderation.js';
import { randomId } from '../../core/random-id.js';
import { refuse } from '../parts/cursor.js';
import { editedFields } from '../parts/stored-fields.js';
import type { Entry, MemoryData } from './data.js';
import { publicComment, receiptOf } from './public-comment.js';
import { anonymous } from './reactions.js';

/** Tokens that can be asked for at once. */
const mostTokens = 20;

/** As `Adapter.editComment` says. */
export function editOwn(data: MemoryData, request: EditRequest): Receipt {
  const { rules } = data;
  const entry = findOwn(data, request);
  if (entry.status === 'removed') throw new CommentError('not-found', { status: 404 });
  inTime(data, entry);
  const had = entry.waiting?.fields ?? entry.fields;
  const fields = editedFields(rules.form, had, request.fields, entry.parent !== undefined);
  const ban = data.judge?.(fields, entry.reader ?? anonymous);
  if (ban === 'refuse') throw new CommentError('forbidden', { status: 403 });
  const waits = entry.status === 'published' && (rules.form.moderation === 'pre' || ban !== undefined);
  if (Object.keys(request.fields).every((name) => fields[name] === had[name])) {
    return entry.waiting ? waitingReceipt(data, entry, fields) : receiptOf(entry, rules);
  }
  const revision: Revision = {
    id: randomId(),
    fields,
    created: new Date(rules.now()).toISOString(),
    state: waits ? 'waiting' : 'applied',
  };
  keepRevision(entry, revision);
  if (!waits) {
    applyText(data, entry, fields);
    return receiptOf(entry, rules);
  }
  entry.waiting = revision;
  data.tell('submitted', entry);
  return waitingReceipt(data, entry, fields);
}

/** As `Adapter.deleteComment` says. */
export function deleteOwn(data: MemoryData, request: OwnComment): void {
  const entry = findOwn(data, request);
  if (entry.status === 'removed') return;
  inTime(data, entry);
  data.setStatus(entry, 'removed');
  data.tell('decided', entry);
  data.note('author', 'removed', { comment: entry.id });
}

/** What became of own comments, by their tokens. */
export function receiptsOf(data: MemoryData, tokens: readonly string[]): Receipt[] {
  if (tokens.length > mostTokens) throw refuse('tokens', 'too-long', mostTokens);
  return tokens.map((token) => {
    const entry = data.byToken.get(token);
    return entry ? receiptOf(entry, data.rules) : { status: 'unknown' };
  });
}

/** Puts a text in the place of another; everybody hears of it where the comment is public. */
export function applyText(data: MemoryData, entry: Entry, fields: FieldValues): void {
  entry.fields = fields;
  entry.editedAt = data.rules.now();
  if (entry.status === 'published') data.tell('edited', entry);
}

/** The text that was there first becomes a revision with the first edit; one that waited gives way to the next. */
function keepRevision(entry: Entry, revision: Revision): void {
  const created = new Date(entry.createdAt).toISOString();
  const before = entry.revisions ?? [{ id: randomId(), fields: entry.fields, created, state: 'applied' }];
  entry.revisions = [...before.filter((each) => each !== entry.waiting), revision];
}

/** The author sees the new text; everybody else the old one. */
function waitingReceipt({ rules }: MemoryData, entry: Entry, fields: FieldValues): Receipt {
  const comment = { ...publicComment(entry, rules, fields), status: 'pending' as const };
  return { ...receiptOf(entry, rules), status: 'pending', comment };
}

function findOwn(data: MemoryData, { comment, token }: OwnComment): Entry {
  const entry = data.byToken.get(token);
  if (entry?.id !== comment) throw new CommentError('unauthorized', { status: 401 });
  return entry;
}

function inTime({ rules }: MemoryData, { createdAt }: Entry): void {
  if (createdAt + rules.editMs <= rules.now()) throw new CommentError('forbidden', { status: 403 });
}
