import { stat } from 'node:fs/promises';
import type { Store } from '../../contract/store.js';
import type { FieldValues } from '../../core/comment.js';
import { defaultFields, parseFields } from '../../core/field.js';
import { detectFormat, type ImportFormat } from '../import/detect-format.js';
import { sources } from '../import/foreign.js';
import { originOf } from '../import/import-ids.js';
import { storeFile, surveyFile, type ForeignFormat, type ImportFile } from '../import/import-file.js';
import { readAddressRules } from '../import/page-address.js';
import { storeYkienFile, surveyYkienFile } from '../import/ykien-file.js';
import { createKeyRing, readSecrets } from '../keys.js';
import { textKey } from '../search-text.js';
import { loadSecret } from '../secret-file.js';
import { readSite } from '../site.js';
import type { CommandArguments, CommandIo } from './command.js';
import { tellImport } from './import-report.js';
import { hasDatabase, withData } from './open-data.js';
import { createProgress, megabytes } from './progress.js';
import { printableLine } from './terminal-text.js';

const names: Readonly<Record<ImportFormat, string>> = {
  disqus: 'Disqus',
  wordpress: 'WordPress',
  isso: 'Isso',
  waline: 'Waline',
  'waline-csv': 'Waline (CSV)',
  artalk: 'Artalk',
  ykien: 'an export of ykien',
};

/** `ykien import`: reads the file through, then stores it. Of a file that breaks off nothing is stored unless that is asked for. */
export async function importCommand(args: CommandArguments, io: CommandIo): Promise<number> {
  const path = args.only('FILE');
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new Error(`${path} cannot be read: give the path of an export's file.`, { cause });
  });
  const format = await formatOf(args, path, io);
  const reading = createProgress(io, 'Reading', megabytes);
  const onBytes = (bytes: number): void => reading.update(bytes, size);
  const done = (): void => reading.finish();
  return format === 'ykien' ? restore(args, io, path, onBytes, done) : take(args, io, path, format, onBytes, done);
}

async function formatOf(args: CommandArguments, path: string, { print }: CommandIo): Promise<ImportFormat> {
  const from = args.oneOf('from', [...sources, 'ykien'] as const);
  const found = await detectFormat(path);
  // Waline has two forms, which the file alone tells apart.
  if (from !== undefined) return from === 'waline' && found === 'waline-csv' ? found : from;
  if (!found) throw new Error(`${path} is no export that is known: say what it is with --from ${sources.join('|')}.`);
  print(`${path} is ${names[found]}.`);
  return found;
}

async function take(
  args: CommandArguments,
  io: CommandIo,
  path: string,
  format: ForeignFormat,
  onBytes: (bytes: number) => void,
  read: () => void,
): Promise<number> {
  const fields = args.text('fields') ?? defaultFields;
  const { timeZone, phoneCountry } = readSite({
    origins: ['http://localhost'],
    ...(args.text('time-zone') !== undefined && { timeZone: args.text('time-zone')! }),
  });
  const anonymous = args.text('anonymous') ?? 'Ẩn danh';
  const origin = originOf(args.text('source') ?? '');
  const file: ImportFile = {
    path,
    format,
    timeZone,
    addresses: readAddressRules(args.texts('page-prefix'), args.texts('map')),
    rules: {
      ...{ site: args.site, fields: parseFields(fields), phoneCountry, anonymous, now: io.now() },
      ...(origin !== undefined && { origin }),
    },
  };
  const dry = args.has('dry-run');
  const found = await lookAside(args, dry, (store) => surveyFile(file, onBytes, store));
  read();
  if (found.comments === 0 && found.pages === 0) {
    tellImport(found, io.print, 'survey');
    throw new Error(`${path} is not imported: ${found.broken ?? 'there is nothing in it that can be taken.'}`);
  }
  if (dry) {
    tellImport(found, io.print, 'survey');
    return 0;
  }
  refuseBroken(args, path, found.broken);
  const storing = createProgress(io, 'Storing');
  const stored = await withData(
    args,
    async ({ store, site, dataDir }) => {
      const [keys] = await createKeyRing(readSecrets(await loadSecret(dataDir)));
      const rules = { ...file.rules, textKey: (values: FieldValues) => textKey(keys, site.id, values) };
      const tally = await storeFile({ ...file, rules }, store, (count) => storing.update(count, found.comments));
      const { added, known } = tally;
      const detail = `${format}: ${added} added, ${known} known`;
      await store.appendAudit({ site: site.id, at: io.now(), actor: 'cli', action: 'import', detail });
      return tally;
    },
    { make: true, fields },
  );
  storing.finish();
  tellImport(stored, io.print, 'stored');
  return 0;
}

async function restore(
  args: CommandArguments,
  io: CommandIo,
  path: string,
  onBytes: (bytes: number) => void,
  read: () => void,
): Promise<number> {
  const dry = args.has('dry-run');
  const survey = lookAside(args, dry, (store) => {
    const siteOf = (site: string): string => (args.text('site') === undefined ? site : args.site);
    return surveyYkienFile(path, onBytes, store && ((site, id) => store.findComment(siteOf(site), id)));
  });
  const found = await survey.catch((cause: unknown) => {
    throw new Error(`${path} is not imported: ${(cause as Error).message}`, { cause });
  });
  read();
  const parts = Object.entries(found.counts).filter(([, count]) => count > 0);
  io.print(
    `Site ${printableLine(found.site)}: ${parts.map(([kind, count]) => `${count} ${kind}`).join(', ') || 'empty'}.`,
  );
  if (dry) {
    io.print(
      `${found.counts.comment - found.known} comments are new, ${found.known} already known; nothing was stored.`,
    );
    if (found.broken !== undefined) io.print(`The file is not whole: ${found.broken}`);
    return 0;
  }
  refuseBroken(args, path, found.broken);
  const storing = createProgress(io, 'Storing');
  const site = args.text('site') === undefined ? found.site : args.site;
  const { added, known } = await withData(
    args,
    ({ store }) => storeYkienFile(path, site, store, found.total, (count) => storing.update(count, found.total)),
    { make: true },
  );
  storing.finish();
  io.print(`${added} records added, ${known} already known.`);
  if (found.broken !== undefined) io.print(`The file is not whole: ${found.broken}`);
  return 0;
}

/** A dry run looks what is there already. Where there is no database nothing is, and none is made. */
async function lookAside<T>(args: CommandArguments, dry: boolean, survey: (store?: Store) => Promise<T>): Promise<T> {
  return dry && (await hasDatabase(args)) ? withData(args, ({ store }) => survey(store)) : survey();
}

function refuseBroken(args: CommandArguments, path: string, broken: string | undefined): void {
  if (broken === undefined || args.has('partial')) return;
  throw new Error(`${path} is not imported: ${broken} Nothing was stored; --partial takes what can be read.`);
}
