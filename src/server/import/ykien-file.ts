import { recordKinds, type DataStore, type RecordKind, type SiteRecords } from '../../contract/data-store.js';
import type { StoredComment } from '../../contract/store.js';
import { moderationStatuses } from '../../core/moderation.js';
import { exportVersion } from '../export/export-text.js';
import { openText } from './open-text.js';

/** Longest line in characters: a comment with all its fields has some ten thousand. */
const maxLine = 8 * 1024 * 1024;

export interface YkienSurvey {
  /** Site of the export. */
  readonly site: string;
  readonly counts: Readonly<Record<RecordKind, number>>;
  readonly total: number;
  /** Of the comments: there already, as far as somebody looked. */
  readonly known: number;
  /** Where and why it breaks off. */
  readonly broken?: string;
}

interface Line {
  readonly number: number;
  readonly kind: RecordKind;
  readonly record: SiteRecords[RecordKind];
}

/** Reads the lines of `ykien export` through without storing anything. @throws Error when it is no export, or of a newer version. */
export async function surveyYkienFile(
  path: string,
  onBytes?: (bytes: number) => void,
  find?: (site: string, comment: string) => Promise<unknown>,
): Promise<YkienSurvey> {
  const counts = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>;
  let [total, known] = [0, 0];
  const reading = readYkienFile(path, onBytes);
  const { value: head } = await reading.next();
  if (typeof head !== 'string') throw new Error('it is no export of ykien.');
  try {
    for await (const each of reading) {
      const { kind, record } = each as Line;
      counts[kind]++;
      if (kind === 'comment' && (await find?.(head, (record as StoredComment).id))) known++;
      total++;
    }
  } catch (error) {
    return { site: head, counts, total, known, broken: (error as Error).message };
  }
  return { site: head, counts, total, known };
}

/** Puts the records back, of one kind at a time and at most 500 in a commit. Those that are there stay as they are. */
export async function storeYkienFile(
  path: string,
  site: string,
  store: Pick<DataStore, 'loadRecords'>,
  limit: number,
  onRecords?: (count: number) => void,
): Promise<{ added: number; known: number }> {
  let [added, known, taken] = [0, 0, 0];
  let batch: Line[] = [];
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (!first) return;
    const result = await store
      .loadRecords(site, first.kind, batch.map(({ record }) => inSite(record, site)) as never)
      .catch((cause: unknown) => {
        throw new Error(`line ${first.number} and the next ones cannot be stored: ${(cause as Error).message}`, {
          cause,
        });
      });
    batch = [];
    added += result.added;
    known += result.known;
    onRecords?.(added + known);
  };
  const reading = readYkienFile(path);
  await reading.next();
  // No further than the survey came: the file may be cut behind it.
  while (taken < limit) {
    const { value, done } = await reading.next();
    if (done) break;
    const line = value as Line;
    taken++;
    if (batch.length >= 500 || (batch[0] && batch[0].kind !== line.kind)) await flush();
    batch.push(line);
  }
  await reading.return(undefined);
  await flush();
  return { added, known };
}

/** An export of one site may be put into another. */
function inSite<T extends object>(record: T, site: string): T {
  return 'site' in record ? { ...record, site } : record;
}

/** First the site, then each record. @throws Error with the line where it breaks */
async function* readYkienFile(
  path: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string | Line, undefined> {
  let number = 0;
  let records = 0;
  for await (const text of linesOf(openText(path, onBytes))) {
    number++;
    const line = parseLine(text, number);
    if (number === 1) {
      if (line.kind !== 'ykien' || typeof line.site !== 'string') throw new Error('it is no export of ykien.');
      if (line.version !== exportVersion)
        throw new Error(
          `it is of version ${String(line.version)}, and this ykien reads ${exportVersion}: update ykien.`,
        );
      if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(line.site)) throw new Error('its site has no valid id.');
      yield line.site;
    } else if (line.kind === 'end') {
      if (line.records !== records)
        throw new Error(`it has ${records} records and should have ${String(line.records)}.`);
      return undefined;
    } else {
      yield checkRecord(line, number);
      records++;
    }
  }
  throw new Error(`it breaks off after line ${number}: the file is not whole.`);
}

function parseLine(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object') return value as Record<string, unknown>;
  } catch (cause) {
    throw new Error(`it breaks at line ${number}: ${(cause as Error).message}.`, { cause });
  }
  throw new Error(`it breaks at line ${number}: there is no object.`);
}

type Shape = Readonly<Record<string, (value: unknown) => boolean>>;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isFields = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && Object.values(value).every(isText);
const isStatus = (value: unknown): boolean => (moderationStatuses as readonly unknown[]).includes(value);

/** What a record of a kind cannot be without. */
const shapes: Readonly<Record<RecordKind, Shape>> = {
  page: { id: isText, url: isText, title: isText },
  article: { id: isText, url: isText, title: isText, published: isText, publishedAt: isNumber },
  comment: {
    ...{ id: isText, page: isText, submissionId: isText, fingerprint: isText, status: isStatus },
    ...{ fields: isFields, createdAt: isNumber, score: isNumber, generation: isNumber },
  },
  revision: { id: isText, comment: isText, state: isText, fields: isFields, createdAt: isNumber },
  vote: { comment: isText, reader: isText, value: (value) => value === 1 || value === -1 },
  report: { comment: isText, reader: isText, reason: isText, createdAt: isNumber },
  ban: { id: isText, kind: isText, effect: isText, value: isText, label: isText, actor: isText, createdAt: isNumber },
  audit: { actor: isText, action: isText, at: isNumber },
};

function checkRecord({ kind, record }: Record<string, unknown>, number: number): Line {
  const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind as RecordKind] : undefined;
  if (!shape) throw new Error(`it breaks at line ${number}: "${String(kind).slice(0, 40)}" is no kind of record.`);
  const members = (record ?? {}) as Record<string, unknown>;
  const wrong = Object.entries(shape).find(([name, holds]) => !holds(members[name]))?.[0];
  if (wrong !== undefined)
    throw new Error(`it breaks at line ${number}: the ${String(kind)} has no usable "${wrong}".`);
  return { number, kind: kind as RecordKind, record: record as SiteRecords[RecordKind] };
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxLine) throw new Error('it has a line of more than 8 MB.');
    for (const line of lines) yield line;
  }
  if (rest.trim()) yield rest;
}
