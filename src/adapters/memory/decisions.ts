import type { Comment } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import {
  moderationStatuses,
  type Decided,
  type Decision,
  type Moderator,
  type Revision,
} from '../../core/moderation.js';
import { randomId } from '../../core/random-id.js';
import { checkText } from '../../core/text.js';
import { refuse } from '../parts/cursor.js';
import type { Entry, MemoryData } from './data.js';
import { applyText } from './own-comments.js';
import { publicComment } from './public-comment.js';
import { findEntry } from './review.js';

/** Decisions in one call. */
const mostDecisions = 100;

/** Characters of a reason. */
const mostReason = 500;

/** As `Moderation.decide` says: all are checked before the first is carried out. */
export function decideAll(
  data: MemoryData,
  { name }: Moderator,
  decisions: readonly Decision[],
  reason: string | undefined,
): readonly Decided[] {
  if (decisions.length > mostDecisions) throw refuse('decisions', 'too-long', mostDecisions);
  if (checkText(reason ?? '', { multiline: true, maxLength: mostReason }).problem) {
    throw refuse('reason', 'too-long', mostReason);
  }
  for (const { to, revision } of decisions) {
    const states: readonly string[] = revision === undefined ? moderationStatuses : ['published', 'rejected'];
    if (!states.includes(to)) throw refuse('to');
  }
  return decisions.flatMap((decision) => {
    const entry = data.entries.get(decision.comment);
    if (!entry || entry.erased) return [];
    const decided =
      decision.revision === undefined ? decideState(data, entry, decision, reason) : decideEdit(data, entry, decision);
    if (!decided) return [];
    if (!decided.unchanged) {
      data.tell('decided', entry);
      data.note(name, decision.to, { comment: entry.id, ...(reason && { detail: reason }) });
    }
    return [{ comment: entry.id, from: decided.from, to: decision.to }];
  });
}

interface Outcome {
  readonly from: Decided['from'];
  readonly unchanged?: boolean;
}

function decideState(data: MemoryData, entry: Entry, { to }: Decision, reason: string | undefined): Outcome {
  const from = entry.status;
  // "Published" once more says that the reports are unfounded.
  if (from === to && !entry.reports?.size) return { from, unchanged: true };
  entry.reports = undefined;
  entry.reason = reason;
  data.setStatus(entry, to);
  return { from };
}

function decideEdit(data: MemoryData, entry: Entry, { to, revision }: Decision): Outcome | undefined {
  const { waiting } = entry;
  if (waiting?.id !== revision || !waiting) return undefined;
  const state: Revision['state'] = to === 'published' ? 'applied' : 'rejected';
  entry.revisions = entry.revisions?.map((each) => (each === waiting ? { ...waiting, state } : each));
  entry.waiting = undefined;
  if (to === 'published') applyText(data, entry, waiting.fields);
  return { from: 'pending' };
}

/** Answers of moderators, by their submissionId. */
export type Answers = Map<string, { readonly entry: Entry; readonly said: string }>;

/**
 * As `Moderation.reply` says.
 * @throws CommentError `not-found`; `invalid` for a text that breaks the form's rule, and for a comment that is not public; `conflict`
 */
export function replyAs(
  data: MemoryData,
  moderator: Moderator,
  answers: Answers,
  { comment, content, submissionId = randomId(), name = moderator.name }: Reply,
): Comment {
  const { maxDepth, now } = data.rules;
  const parent = findEntry(data, comment);
  const fields = { name: readText(data, 'name', name), content: readText(data, 'content', content) };
  const said = JSON.stringify([comment, fields]);
  const known = answers.get(submissionId);
  if (known && known.said !== said) throw new CommentError('conflict', { status: 409 });
  if (known) return publicComment(known.entry, data.rules);
  if (parent.status !== 'published' || parent.depth >= maxDepth) throw refuse('comment', 'invalid-parent');
  const entry = data.insert(parent.page, parent, { fields, status: 'published', role: 'moderator', createdAt: now() });
  answers.set(submissionId, { entry, said });
  data.tell('submitted', entry);
  data.tell('published', entry);
  data.note(moderator.name, 'reply', { comment: entry.id, page: entry.page.ref.id });
  return publicComment(entry, data.rules);
}

interface Reply {
  readonly comment: string;
  readonly content: string;
  readonly submissionId?: string | undefined;
  readonly name?: string | undefined;
}

function readText({ rules }: MemoryData, field: 'name' | 'content', given: string): string {
  const { maxLength } = rules.form.fields.find(({ name }) => name === field) ?? {};
  const limits = { multiline: field === 'content', ...(maxLength !== undefined && { maxLength }) };
  const { text, problem } = checkText(given, limits);
  if (problem || !text) throw refuse(field, problem ?? 'required', problem === 'too-long' ? maxLength : undefined);
  return text;
}

/** As `Moderation.closePage` says. */
export function setClosed(data: MemoryData, { name }: Moderator, id: string, closed: boolean): void {
  if (!id || id.length > 500) throw refuse('page', 'invalid-page');
  const page = data.pageOf({ id, url: '', title: '' });
  if (page.closed === closed) return;
  page.closed = closed;
  data.log.append(closed ? 'closed' : 'opened', id);
  data.note(name, closed ? 'close' : 'open', { page: id });
}

/** The moderator must be the owner. @throws CommentError `forbidden` */
export function requireOwner({ role }: Moderator): void {
  if (role !== 'owner') throw new CommentError('forbidden', { status: 403 });
}
