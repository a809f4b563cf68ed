import { byteOrderMark, csvRow } from '../../core/csv.js';
import { CommentError } from '../../core/error.js';
import type { ErasePreview, EraseSubject, Moderator } from '../../core/moderation.js';
import { randomId } from '../../core/random-id.js';
import { refuse } from '../parts/cursor.js';
import type { Entry, MemoryData } from './data.js';
import { phoneDigits, phonesOf } from './review.js';

/** What was previewed, by what must be given back. */
export type Previews = Map<string, string>;

const mostPreviews = 50;

/** As `Moderation.previewErase` says. Whatever is exported leaves this page, and nothing of it is known here. */
export function previewErasure(data: MemoryData, previews: Previews, subject: EraseSubject): ErasePreview {
  const found = subjects(data, subject);
  const confirm = randomId();
  // Nobody comes back to so old a preview; who does is asked to preview again.
  if (previews.size >= mostPreviews) previews.clear();
  previews.set(confirm, JSON.stringify(count(found)));
  return { ...count(found), deliveries: 0, unreachable: [], confirm };
}

/** As `Moderation.erase` says. What stays is an empty comment, so that a late resend is told and replies keep their place. */
export function eraseAll(
  data: MemoryData,
  previews: Previews,
  { name }: Moderator,
  subject: EraseSubject,
  confirm: string,
): { readonly comments: number } {
  const found = subjects(data, subject);
  if (previews.get(confirm) !== JSON.stringify(count(found))) throw new CommentError('conflict', { status: 409 });
  previews.delete(confirm);
  for (const entry of found) {
    data.setStatus(entry, 'removed');
    for (const [reader] of entry.votes ?? []) data.setVotes(entry, reader, 0);
    Object.assign(entry, { fields: {}, editedAt: undefined, reason: undefined, reports: undefined, votes: undefined });
    Object.assign(entry, { revisions: undefined, waiting: undefined, erased: true, reader: undefined, up: 0, down: 0 });
  }
  data.note(name, 'erase', { detail: String(found.length) });
  return { comments: found.length };
}

/** As `Moderation.exportComments` says. */
export function exportAll(data: MemoryData, { name }: Moderator, format: 'csv' | 'json'): Blob {
  if (format !== 'csv' && format !== 'json') throw refuse('format');
  const rows = [...data.entries.values()].map(exported);
  data.note(name, 'export', { detail: format });
  if (format === 'json') return new Blob([JSON.stringify(rows, null, 2)], { type: 'application/json' });
  const names = [...new Set([...data.rules.form.fields.map((field) => field.name), ...rows.flatMap(fieldNames)])];
  const head = ['id', 'page', 'parent', 'status', 'created', 'edited', ...names];
  const lines = rows.map(({ id, page, parent = '', status, created, edited = '', fields }) =>
    csvRow([id, page, parent, status, created, edited, ...names.map((field) => fields[field] ?? '')]),
  );
  return new Blob([byteOrderMark, csvRow(head), ...lines], { type: 'text/csv;charset=utf-8' });
}

const fieldNames = ({ fields }: ReturnType<typeof exported>): string[] => Object.keys(fields);

function exported({ id, page, parent, status, createdAt, editedAt, score, reasons, role, reason, fields }: Entry) {
  return {
    ...{ id, page: page.ref.id },
    ...(parent && { parent: parent.id }),
    ...{ status, created: new Date(createdAt).toISOString() },
    ...(editedAt !== undefined && { edited: new Date(editedAt).toISOString() }),
    ...{ score, reasons },
    ...(role && { role }),
    ...(reason !== undefined && { reason }),
    fields,
  };
}

/** Comments that are there to be erased; what is gone already is not counted again. */
function subjects(data: MemoryData, subject: EraseSubject): Entry[] {
  const all = [...data.entries.values()].filter(({ erased }) => !erased);
  if ('phone' in subject) {
    const digits = phoneDigits(subject.phone);
    return digits
      ? all.filter(({ fields }) => phonesOf(data, fields).some((each) => phoneDigits(each) === digits))
      : [];
  }
  const ids = new Set(subject.comments);
  return all.filter(({ id }) => ids.has(id));
}

function count(found: readonly Entry[]): Pick<ErasePreview, 'comments' | 'revisions' | 'votes' | 'reports'> {
  const sum = (of: (entry: Entry) => number | undefined): number =>
    found.reduce((all, each) => all + (of(each) ?? 0), 0);
  return {
    comments: found.map(({ id, page, createdAt }) => ({
      id,
      page: page.ref.id,
      created: new Date(createdAt).toISOString(),
    })),
    revisions: sum(({ revisions }) => revisions?.length),
    votes: sum(({ votes }) => votes?.size),
    reports: sum(({ reports }) => reports?.size),
  };
}
