import type { QueuedComment } from '../../contract/store.js';
import { moderationStatuses } from '../../core/moderation.js';
import { maskFields } from '../mask.js';
import { findingsOf } from '../moderation/findings.js';
import { searchWords } from '../search-text.js';
import type { Site } from '../site.js';
import type { CommandArguments, CommandIo } from './command.js';
import type { OpenData } from './open-data.js';
import { ageOf, formatTable, printable, printableLine } from './terminal-text.js';

/** Characters of an id that are shown: two of a hundred thousand comments share them less often than one time in 28,000. */
const shownId = 8;
const widths = [shownId, 10, 24, 18, 14, 5, 16, 28];
const head = ['ID', 'AGE', 'PAGE', 'NAME', 'PHONE', 'SCORE', 'REASONS', 'STATE', 'TEXT'];
const queueStatuses = [...moderationStatuses, 'reported', 'all'] as const;

/** `ykien moderate list`: the queue as a table. What is private is masked. */
export async function listQueue(args: CommandArguments, io: CommandIo, { store, site }: OpenData): Promise<void> {
  const status = args.oneOf('status', queueStatuses) ?? 'pending';
  const words = searchWords(args.text('search') ?? '', site.phoneCountry);
  const page = args.text('page');
  const limit = readLimit(args.text('limit'));
  const found = await store.listQueue({
    site: site.id,
    status,
    ...(page !== undefined && { page }),
    ...(words.length > 0 && { words }),
    limit: limit + 1,
  });
  if (found.length === 0) return io.print(`Nothing is ${status === 'all' ? 'there' : status}.`);
  const rows = found.slice(0, limit).map((queued) => rowOf(queued, site, io.now()));
  // Columns with nothing in them take no room.
  const used = head.map((_, i) => i === 0 || rows.some((row) => row[i] !== ''));
  const shown = [head, ...rows].map((row) => row.filter((_, i) => used[i]));
  const limits = widths.filter((_, i) => used[i]);
  for (const line of formatTable(shown, limits, io.columns ?? 140)) io.print(line);
  if (found.length > limit) io.print(`… and more: --limit ${limit * 2}`);
  const counts = await store.countQueue(site.id);
  io.print(
    `${counts.pending} pending, ${counts.reported} reported, ${counts.spam} spam, ${counts.published} published.`,
  );
}

function readLimit(text = '20'): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new Error(`--limit "${text}" must be a number from 1 to 999.`);
}

function rowOf(queued: QueuedComment, site: Site, now: number): string[] {
  const { id, createdAt, page, pageTitle, status, revision, reports } = queued;
  const { score, reasons } = findingsOf(queued);
  // Of an edit that waits, the new text is what is decided.
  const {
    name = '',
    phone = '',
    title = '',
    content = '',
  } = maskFields(site.fields, revision?.fields ?? queued.fields);
  const state = [status, revision ? 'edit' : '', reports > 0 ? `reported ${reports}` : ''].filter(Boolean).join(', ');
  return [
    id.slice(0, shownId),
    ageOf(createdAt, now),
    pageTitle || page,
    name,
    phone,
    score === 0 ? '' : String(score),
    reasons.join(' '),
    state === 'pending' ? '' : state,
    [title, content.split('\n', 1)[0] ?? ''].filter(Boolean).join(': '),
  ];
}

/** `ykien moderate show`: one comment whole, with what was done to it. `--reveal` shows what is masked, and leaves a line in the log. */
export async function showComment(
  args: CommandArguments,
  { print, now }: CommandIo,
  { store, site }: OpenData,
  id: string,
  actor: string,
): Promise<void> {
  const queued = await store.findQueued(site.id, id);
  if (!queued) throw new Error(`There is no comment "${id}".`);
  const { page, pageTitle, pageUrl, status, createdAt, editedAt, revision, reason, parent } = queued;
  const { score, reasons } = findingsOf(queued);
  const reveal = args.has('reveal');
  if (reveal) await store.appendAudit({ site: site.id, at: now(), actor, action: 'reveal', comment: id, page });
  const told = (name: string, text: string): void => {
    if (text !== '') print(`${`${name}:`.padEnd(10)} ${printable(text).replaceAll('\n', `\n${' '.repeat(11)}`)}`);
  };
  told('id', id);
  told('state', `${status}${reason === undefined ? '' : `, ${reason}`}`);
  told('page', `${printableLine(pageTitle)} ${pageUrl}`.trim());
  told('answers', parent ?? '');
  told('written', dates(createdAt, editedAt));
  told('score', score === 0 ? '' : `${score} ${reasons.join(' ')}`);
  tellFields(reveal ? queued.fields : maskFields(site.fields, queued.fields), told);
  if (revision) {
    print(`An edit of ${dates(revision.createdAt)} waits:`);
    tellFields(reveal ? revision.fields : maskFields(site.fields, revision.fields), told);
  }
  for (const report of await store.listReports(site.id, id))
    told('report', `${report.reason} ${report.text ?? ''}`.trim());
  for (const line of await store.listAudit({ site: site.id, comment: id, limit: 20 }))
    told('log', `${dates(line.at)} ${line.actor} ${line.action} ${line.detail ?? ''}`.trim());
}

function tellFields(fields: Readonly<Record<string, string>>, told: (name: string, text: string) => void): void {
  for (const [name, value] of Object.entries(fields)) told(printableLine(name), value);
}

function dates(created: number, edited?: number): string {
  const time = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').slice(0, 16);
  return edited === undefined ? time(created) : `${time(created)}, edited ${time(edited)}`;
}
