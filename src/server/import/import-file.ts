import type { DataStore, Store } from '../../contract/store.js';
import { readArtalk } from './artalk.js';
import type { ImportFormat } from './detect-format.js';
import { readDisqus } from './disqus.js';
import type { ForeignItem, ForeignReader, Source } from './foreign.js';
import { importBatches, inCommits } from './import-batches.js';
import { ImportTally } from './import-tally.js';
import { readIsso } from './isso.js';
import { openText } from './open-text.js';
import type { AddressRules } from './page-address.js';
import type { StoreRules } from './to-stored.js';
import { readWalineCsv, readWalineJson } from './waline.js';
import { readWordPress } from './wordpress.js';

export type ForeignFormat = Exclude<ImportFormat, 'ykien'>;

export interface ImportFile {
  readonly path: string;
  readonly format: ForeignFormat;
  readonly rules: Omit<StoreRules, 'source'>;
  readonly addresses: AddressRules;
  /** IANA name: what dates without a zone mean. */
  readonly timeZone: string;
}

const readers: Readonly<Record<Exclude<ForeignFormat, 'isso'>, ForeignReader>> = {
  disqus: readDisqus,
  wordpress: readWordPress,
  waline: readWalineJson,
  'waline-csv': readWalineCsv,
  artalk: readArtalk,
};

export const sourceOf = (format: ForeignFormat): Source => (format === 'waline-csv' ? 'waline' : format);

/**
 * Reads a file through without storing anything: what is in it, and whether it is whole. Memory does not grow with its texts.
 * @param store where to look what is there already; absent: nothing is.
 */
export async function surveyFile(
  file: ImportFile,
  onBytes?: (bytes: number) => void,
  store?: Pick<Store, 'findComment'>,
): Promise<ImportTally> {
  const tally = new ImportTally();
  const { site } = file.rules;
  for await (const { comments } of batchesOf(file, tally, onBytes)) {
    for (const { id } of comments) {
      if (store && (await store.findComment(site, id))) tally.known++;
      else tally.added++;
    }
  }
  return tally;
}

/** Stores what a file has, in commits of at most 500 records; what is there already stays as it is. Call `surveyFile` first. */
export async function storeFile(
  file: ImportFile,
  store: Pick<DataStore, 'loadRecords'>,
  onComments?: (count: number) => void,
): Promise<ImportTally> {
  const tally = new ImportTally();
  const { site } = file.rules;
  for await (const { pages, comments, votes } of batchesOf(file, tally)) {
    for (const records of inCommits(pages)) await store.loadRecords(site, 'page', records);
    for (const records of inCommits(comments)) {
      const { added, known } = await store.loadRecords(site, 'comment', records);
      tally.added += added;
      tally.known += known;
      onComments?.(tally.added + tally.known);
    }
    for (const records of inCommits(votes)) await store.loadRecords(site, 'vote', records);
  }
  return tally;
}

function batchesOf(
  file: ImportFile,
  tally: ImportTally,
  onBytes?: (bytes: number) => void,
): ReturnType<typeof importBatches> {
  const rules = { ...file.rules, source: sourceOf(file.format) };
  return importBatches(whatCanBeRead(file, tally, onBytes), rules, file.addresses, tally);
}

/** Ends where the file breaks, and notes it: what came before is whole. */
async function* whatCanBeRead(
  { path, format, timeZone }: ImportFile,
  tally: ImportTally,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<ForeignItem> {
  const items = format === 'isso' ? readIsso(path) : readers[format](openText(path, onBytes), { timeZone });
  try {
    yield* items;
  } catch (error) {
    tally.broken = (error as Error).message;
  }
}
