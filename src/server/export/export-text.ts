import type { StoredComment, Store } from '../../contract/store.js';
import { byteOrderMark, csvRow } from './csv.js';
import { dumpSite } from './dump-site.js';

export const exportFormats = ['jsonl', 'json', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Of the lines that `ykien import` reads. Another number means that older versions would misread them. */
export const exportVersion = 1;

export interface ExportedText {
  readonly text: string;
  /** Records in it. */
  readonly records: number;
}

/**
 * A site as text, piece by piece. `jsonl` and `json` hold everything and say at their end how much, so that a file that was cut is known for one; `csv` holds the comments, for
 * a spreadsheet, and cannot be put back.
 */
export function exportText(
  store: Store,
  site: string,
  format: ExportFormat,
  now: number,
): AsyncGenerator<ExportedText> {
  if (format === 'csv') return csv(store, site);
  return format === 'json' ? json(store, site, now) : jsonLines(store, site, now);
}

function header(site: string, now: number): object {
  return { kind: 'ykien', version: exportVersion, site, at: new Date(now).toISOString() };
}

async function* jsonLines(store: Store, site: string, now: number): AsyncGenerator<ExportedText> {
  let records = 0;
  yield { text: `${JSON.stringify(header(site, now))}\n`, records: 0 };
  for await (const { kind, record } of dumpSite(store, site)) {
    records++;
    yield { text: `${JSON.stringify({ kind, record })}\n`, records: 1 };
  }
  yield { text: `${JSON.stringify({ kind: 'end', records })}\n`, records: 0 };
}

async function* json(store: Store, site: string, now: number): AsyncGenerator<ExportedText> {
  let records = 0;
  yield { text: `{"header":${JSON.stringify(header(site, now))},\n"records":[`, records: 0 };
  for await (const { kind, record } of dumpSite(store, site)) {
    yield { text: `${records++ > 0 ? ',' : ''}\n${JSON.stringify({ kind, record })}`, records: 1 };
  }
  yield { text: `\n],\n"end":${records}}\n`, records: 0 };
}

const columns = ['id', 'page', 'parent', 'status', 'created', 'edited', 'score', 'reasons', 'role', 'reason'] as const;
const fieldNames = ['name', 'phone', 'email', 'url', 'title', 'content'];

async function* csv(store: Store, site: string): AsyncGenerator<ExportedText> {
  yield { text: byteOrderMark + csvRow([...columns, ...fieldNames, 'other']), records: 0 };
  for await (const { kind, record } of dumpSite(store, site)) {
    if (kind === 'comment') yield { text: csvRow(cellsOf(record as StoredComment)), records: 1 };
  }
}

const time = (ms: number | undefined): string => (ms === undefined ? '' : new Date(ms).toISOString());

function cellsOf({ id, page, parent = '', status, fields, score, reasons = [], ...rest }: StoredComment): string[] {
  const { role = '', reason = '', createdAt, editedAt } = rest;
  const others = Object.entries(fields).filter(([name]) => !fieldNames.includes(name));
  const own = [
    id,
    page,
    parent,
    status,
    time(createdAt),
    time(editedAt),
    String(score),
    reasons.join(' '),
    role,
    reason,
  ];
  const known = fieldNames.map((name) => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : ''));
  return [...own, ...known, others.length > 0 ? JSON.stringify(Object.fromEntries(others)) : ''];
}
