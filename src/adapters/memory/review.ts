import { foldText } from '../../core/fold-text.js';
import type { FieldValues } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { maskFields } from '../../core/mask.js';
import {
  moderationStatuses,
  type QueueCounts,
  type QueueItem,
  type QueuePage,
  type QueueQuery,
  type Revision,
} from '../../core/moderation.js';
import { normalizePhone } from '../../core/phone.js';
import { checkLimit, readCursor, refuse, writeCursor } from '../parts/cursor.js';
import { byTime, type Entry, type MemoryData } from './data.js';
import { anonymous } from './reactions.js';

/** As `Moderation.listQueue` says. Looks through all comments: moderators of a page without a server have few. */
export function selectQueue(data: MemoryData, query: QueueQuery): QueuePage {
  const { status = 'pending', search = '', page, cursor, limit = 20 } = query;
  checkLimit(limit);
  if (![...moderationStatuses, 'reported', 'all'].includes(status)) throw refuse('status');
  const name = ['queue', status, search, page ?? ''];
  const [createdAt, seq] = cursor === undefined ? [] : readCursor<[number, number]>(cursor, name, [0, 0]);
  const sign = status === 'pending' ? 1 : -1;
  const words = searchWords(search);
  const found = [...data.entries.values()]
    .filter((entry) => isOf(entry, status) && (page === undefined || entry.page.ref.id === page))
    .filter((entry) => createdAt === undefined || seq === undefined || sign * byTime(entry, { createdAt, seq }) > 0)
    .filter((entry) => words.length === 0 || holdsAll(searchText(data, entry), words))
    .sort((a, b) => sign * byTime(a, b));
  const approved = approvals(data);
  const items = found.slice(0, limit).map((entry) => queueItem(data, entry, approved));
  const last = found.length > limit && found[limit - 1];
  return { items, ...(last && { next: writeCursor(name, [last.createdAt, last.seq]) }) };
}

export function countQueue(data: MemoryData): QueueCounts {
  const counts: Record<keyof QueueCounts, number> = {
    ...{ pending: 0, published: 0, rejected: 0, spam: 0, removed: 0, reported: 0 },
  };
  for (const entry of data.entries.values()) {
    counts[entry.status]++;
    if (entry.status !== 'pending' && isOf(entry, 'pending')) counts.pending++;
    if (isOf(entry, 'reported')) counts.reported++;
  }
  return counts;
}

/** @throws CommentError `not-found` */
export function findEntry(data: MemoryData, id: string): Entry {
  const entry = data.entries.get(id);
  if (!entry) throw new CommentError('not-found', { status: 404 });
  return entry;
}

export function findItem(data: MemoryData, id: string): QueueItem {
  return queueItem(data, findEntry(data, id), approvals(data));
}

/** Every text of a comment, the newest first, masked. */
export function revisionsOf(data: MemoryData, id: string): readonly Revision[] {
  const entry = findEntry(data, id);
  const only: Revision = { id: entry.id, fields: entry.fields, created: iso(entry.createdAt), state: 'applied' };
  return (entry.revisions ?? [only]).map((each) => masked(data, each)).reverse();
}

/** The digits of a phone number as they are dialled at home, as far as can be told without its country's plan. */
export function phoneDigits(text: string): string {
  return normalizePhone(text)
    .replace(/^(\+|00)84/, '0')
    .replace(/\D/g, '');
}

/** Phone numbers among the fields. */
export function phonesOf({ rules }: MemoryData, fields: FieldValues): readonly string[] {
  return rules.form.fields.flatMap(({ name, type }) => (type === 'tel' && fields[name] ? [fields[name]] : []));
}

function isOf(entry: Entry, status: NonNullable<QueueQuery['status']>): boolean {
  if (status === 'all') return true;
  const published = entry.status === 'published';
  if (status === 'reported') return published && !!entry.reports?.size;
  return entry.status === status || (status === 'pending' && published && entry.waiting !== undefined);
}

function queueItem(data: MemoryData, entry: Entry, approved: ReadonlyMap<string, number>): QueueItem {
  const { id, page, parent, status, score, reasons, reader, reason, waiting } = entry;
  return {
    ...{ id, page: page.ref.id, pageTitle: page.ref.title, pageUrl: page.ref.url },
    ...(parent && { parent: parent.id }),
    ...{ status, fields: maskFields(data.rules.form.fields, entry.fields), created: iso(entry.createdAt) },
    ...(entry.editedAt !== undefined && { edited: iso(entry.editedAt) }),
    ...{ score, reasons, reports: entry.reports?.size ?? 0 },
    ...(reader !== undefined && reader !== anonymous && { approved: approved.get(reader) ?? 0 }),
    ...(waiting && status === 'published' && { revision: masked(data, waiting) }),
    ...(reason !== undefined && { reason }),
  };
}

function masked({ rules }: MemoryData, revision: Revision): Revision {
  return { ...revision, fields: maskFields(rules.form.fields, revision.fields) };
}

/** Published comments by reader: counted once for a whole page of the queue. */
function approvals({ entries }: MemoryData): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reader, status } of entries.values()) {
    if (reader !== undefined && status === 'published') counts.set(reader, (counts.get(reader) ?? 0) + 1);
  }
  return counts;
}

/** A phone number, or a part of one, is one word, however it is spelt. */
function searchWords(search: string): readonly string[] {
  const digits = /^[+\d\s().-]+$/.test(search) ? phoneDigits(search) : '';
  if (digits.length >= 6) return [digits];
  return foldText(search)
    .split(' ')
    .filter((word) => word !== '');
}

function searchText(data: MemoryData, { fields }: Entry): string {
  const { name = '', title = '', content = '' } = fields;
  return `${foldText(`${name} ${title} ${content}`)} ${phonesOf(data, fields).map(phoneDigits).join(' ')}`;
}

const holdsAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

const iso = (ms: number): string => new Date(ms).toISOString();
