import type { Adapter } from '../../contract/adapter.js';
import type { Moderation, ModerationEvent } from '../../contract/moderation.js';
import type { AuditEntry, Moderator } from '../../core/moderation.js';
import type { ResultPage } from '../../core/page.js';
import { memoryBans } from './bans.js';
import { memoryCalls, type CallSettings } from './call.js';
import { checkLimit, readCursor, writeCursor } from '../parts/cursor.js';
import { decideAll, replyAs, requireOwner, setClosed, type Answers } from './decisions.js';
import type { MemoryData } from './data.js';
import { eraseAll, exportAll, previewErasure, type Previews } from './erasure.js';
import type { LogEntry } from './event-log.js';
import { dataBehind } from './link.js';
import { countQueue, findEntry, findItem, revisionsOf, selectQueue } from './review.js';
import { watchData } from './watch-data.js';

export type MemoryModerationMethod = Exclude<keyof Moderation, 'name'>;

export interface MemoryModerationOptions extends CallSettings<MemoryModerationMethod> {
  /** Who moderates. Default: the owner, `{ name: 'owner', role: 'owner' }`. */
  readonly moderator?: Moderator;
}

/** What several moderators of the same comments share. */
interface Desk {
  readonly previews: Previews;
  readonly answers: Answers;
  readonly rules: Parameters<typeof memoryBans>[2];
}

const desks = new WeakMap<MemoryData, Desk>();

/**
 * The moderators' side of a `memoryAdapter`, over the same comments: for a page without a server, and for tests.
 * @throws TypeError for another adapter, also for a copy of one: there is nothing behind it.
 */
export function memoryModeration(adapter: Adapter, options: MemoryModerationOptions = {}): Required<Moderation> {
  const data = dataBehind(adapter);
  if (!data) throw new TypeError('memoryModeration(adapter) needs the very object that memoryAdapter() gave.');
  const { moderator = { name: 'owner', role: 'owner' } } = options;
  const desk = desks.get(data) ?? { previews: new Map(), answers: new Map(), rules: [] };
  desks.set(data, desk);
  const bans = memoryBans(data, moderator, desk.rules);
  const call = memoryCalls(options);

  return {
    name: 'memory',
    whoAmI: (options) => call('whoAmI', undefined, options, () => moderator),
    listQueue: (query = {}, options) => call('listQueue', query, options, (copy) => selectQueue(data, copy)),
    countQueue: (options) => call('countQueue', undefined, options, () => countQueue(data)),
    getItem: (comment, options) => call('getItem', comment, options, (id) => findItem(data, id)),
    decide: (decisions, reason, options) =>
      call('decide', { decisions, reason }, options, (copy) => decideAll(data, moderator, copy.decisions, copy.reason)),
    reveal: (comment, options) =>
      call('reveal', comment, options, (id) => {
        const { fields } = findEntry(data, id);
        data.note(moderator.name, 'reveal', { comment: id });
        return fields;
      }),
    listRevisions: (comment, options) => call('listRevisions', comment, options, (id) => revisionsOf(data, id)),
    listReports: (comment, options) =>
      call('listReports', comment, options, (id) => [...(findEntry(data, id).reports?.values() ?? [])]),
    reply: (comment, content, { submissionId, name, ...options } = {}) =>
      call('reply', { comment, content, submissionId, name }, options, (copy) =>
        replyAs(data, moderator, desk.answers, copy),
      ),
    closePage: (page, closed, options) =>
      call('closePage', { page, closed }, options, (copy) => setClosed(data, moderator, copy.page, copy.closed)),
    listAudit: (query = {}, options) => call('listAudit', query, options, (copy) => selectAudit(data, copy)),
    listBans: (options) => call('listBans', undefined, options, () => bans.list()),
    addBan: (ban, options) => call('addBan', ban, options, (copy) => bans.add(copy)),
    removeBan: (id, options) => call('removeBan', id, options, (copy) => bans.remove(copy)),
    exportComments: (format, options) =>
      call('exportComments', format, options, (copy) => {
        requireOwner(moderator);
        return exportAll(data, moderator, copy);
      }),
    previewErase: (subject, options) =>
      call('previewErase', subject, options, (copy) => {
        requireOwner(moderator);
        return previewErasure(data, desk.previews, copy);
      }),
    erase: (subject, confirm, options) =>
      call('erase', { subject, confirm }, options, (copy) => {
        requireOwner(moderator);
        return eraseAll(data, desk.previews, moderator, copy.subject, copy.confirm);
      }),
    watch: (input = {}, options) => {
      const start = (): Promise<void> => call('watch', input, options, () => undefined);
      return watchData<ModerationEvent>(data, input.position, readEvent, options?.signal, start);
    },
  };
}

/** Votes are no news for a queue. */
function readEvent({ kind, page, comment }: LogEntry, position: string): ModerationEvent | undefined {
  return kind === 'votes' ? undefined : { kind, position, page, ...(comment !== undefined && { comment }) };
}

function selectAudit(
  { audit }: MemoryData,
  { comment, cursor, limit = 20 }: { comment?: string; cursor?: string; limit?: number },
): ResultPage<AuditEntry> {
  checkLimit(limit);
  const name = ['audit', comment ?? ''];
  const [before] = cursor === undefined ? [Infinity] : readCursor<[number]>(cursor, name, [0]);
  const found: AuditEntry[] = [];
  for (let n = Math.min(before, audit.length + 1) - 2; n >= 0 && found.length <= limit; n--) {
    const entry = audit[n]!;
    if (comment === undefined || entry.comment === comment) found.push(entry);
  }
  const last = found.length > limit && found[limit - 1];
  return { items: found.slice(0, limit), ...(last && { next: writeCursor(name, [Number(last.id)]) }) };
}
