import { recordKinds, type DataStore, type RecordKind, type SiteRecords } from '../../contract/data-store.js';
import { exportVersion } from '../export/export-text.js';
import { openText } from './open-text.js';

/** Longest line in characters: a comment with all its fields has some ten thousand. */
const maxLine = 8 * 1024 * 1024;

export interface YkienSurvey {
  /** Site of the export. */
  readonly site: string;
  readonly counts: Readonly<Record<RecordKind, number>>;
  readonly total: number;
  /** Where and why it breaks off. */
  readonly broken?: string;
}

interface Line {
  readonly number: number;
  readonly kind: RecordKind;
  readonly record: SiteRecords[RecordKind];
}

/** Reads the lines of `ykien export` through without storing anything. @throws Error when it is no export, or of a newer version. */
export async function surveyYkienFile(path: string, onBytes?: (bytes: number) => void): Promise<YkienSurvey> {
  const counts = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>;
  let total = 0;
  const reading = readYkienFile(path, onBytes);
  const { value: head } = await reading.next();
  if (typeof head !== 'string') throw new Error('it is no export of ykien.');
  try {
    for await (const line of reading) {
      counts[(line as Line).kind]++;
      total++;
    }
  } catch (error) {
    return { site: head, counts, total, broken: (error as Error).message };
  }
  return { site: head, counts, total };
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
async function* readYkienFile(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<string | Line> {
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
      return;
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

/** Texts that a record of a kind cannot be without. */
const needed: Readonly<Record<RecordKind, readonly string[]>> = {
  page: ['id', 'url', 'title'],
  article: ['id', 'url', 'title', 'published'],
  comment: ['id', 'page', 'submissionId', 'fingerprint', 'status'],
  revision: ['id', 'comment', 'state'],
  vote: ['comment', 'reader'],
  report: ['comment', 'reader', 'reason'],
  ban: ['id', 'kind', 'effect', 'value', 'label', 'actor'],
  audit: ['actor', 'action'],
};

function checkRecord({ kind, record }: Record<string, unknown>, number: number): Line {
  const names = typeof kind === 'string' && Object.hasOwn(needed, kind) ? needed[kind as RecordKind] : undefined;
  if (!names) throw new Error(`it breaks at line ${number}: "${String(kind).slice(0, 40)}" is no kind of record.`);
  const members = (record ?? {}) as Record<string, unknown>;
  const missing = names.find((name) => typeof members[name] !== 'string');
  if (missing !== undefined) throw new Error(`it breaks at line ${number}: the ${String(kind)} has no "${missing}".`);
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
