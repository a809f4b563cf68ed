import { parse } from 'csv-parse';
import type { ModerationStatus } from '../../core/moderation.js';
import { skip, type ForeignItem, type ForeignReader } from './foreign.js';
import { htmlToText } from './html-text.js';
import { readJsonValues, textAt } from './json-values.js';
import { markdownToText } from './markdown-text.js';
import { readDate } from './read-date.js';

const statuses: Readonly<Record<string, ModerationStatus>> = {
  approved: 'published',
  waiting: 'pending',
  spam: 'spam',
  // Valine, whose data Waline reads, had no states.
  '': 'published',
};

/** In the file of Waline's admin page, in the answer of its API, in the file of LeanCloud, or alone. */
const paths = ['$.data.Comment.*', '$.data.data.Comment.*', '$.results.*'];

/**
 * Waline's table `Comment`: the JSON of its admin page (`packages/server/src/controller/db.js`), LeanCloud's JSON of the same class, and lines of JSON. Its `ip` and `ua` are not
 * read.
 */
export const readWalineJson: ForeignReader = async function* (chunks, { timeZone }) {
  const pages = new Set<string>();
  for await (const value of readJsonValues(chunks, paths)) {
    if (isComment(value)) yield* toItems(value, pages, timeZone);
  }
};

/** The same table as CSV, with the names of the columns in its first line. */
export const readWalineCsv: ForeignReader = async function* (chunks, { timeZone }) {
  const pages = new Set<string>();
  const parser = parse({ columns: true, bom: true, relax_column_count: true, max_record_size: 32 * 1024 * 1024 });
  const fed = (async () => {
    try {
      for await (const chunk of chunks) {
        if (!parser.write(chunk)) await new Promise<void>((resolve) => void parser.once('drain', resolve));
      }
      parser.end();
    } catch (error) {
      parser.destroy(error as Error);
    }
  })();
  try {
    for await (const row of parser as AsyncIterable<unknown>) yield* toItems(row, pages, timeZone);
    await fed;
  } catch (cause) {
    const { message, lines } = cause as Error & { lines?: number };
    throw new Error(`it breaks ${lines === undefined ? '' : `at line ${lines}`}: ${message.replace(/\.$/, '')}.`, {
      cause,
    });
  }
};

function isComment(value: unknown): boolean {
  return textAt(value, 'comment') !== '' || (textAt(value, 'nick') !== '' && textAt(value, 'url') !== '');
}

function* toItems(value: unknown, pages: Set<string>, timeZone: string): Generator<ForeignItem> {
  const id = textAt(value, 'objectId') || textAt(value, 'id') || textAt(value, '_id');
  if (id === '') {
    yield skip('(a comment without an id)', 'it has no objectId');
    return;
  }
  const address = textAt(value, 'url');
  const state = textAt(value, 'status');
  const status = Object.hasOwn(statuses, state) ? statuses[state] : undefined;
  if (!status) {
    yield skip(id, `its state "${state}" is not known`);
    return;
  }
  if (!pages.has(address)) {
    pages.add(address);
    // Waline keeps no titles.
    yield { kind: 'page', page: { key: address, address, title: '' } };
  }
  yield {
    kind: 'comment',
    comment: {
      id,
      page: address,
      parent: textAt(value, 'pid') || textAt(value, 'rid') || undefined,
      status,
      name: htmlToText(textAt(value, 'nick')),
      email: textAt(value, 'mail'),
      url: textAt(value, 'link'),
      content: markdownToText(textAt(value, 'comment')),
      createdAt: dateOf(value, timeZone),
      up: Number(textAt(value, 'like')),
    },
  };
}

function dateOf(value: unknown, timeZone: string): number {
  const { insertedAt, createdAt } = value as Record<string, unknown>;
  for (const date of [insertedAt, createdAt]) {
    // LeanCloud: { "__type": "Date", "iso": "2021-10-28T13:45:11.000Z" }.
    const moment = readDate(textAt(date, 'iso') || date, timeZone);
    if (!Number.isNaN(moment)) return moment;
  }
  return NaN;
}
