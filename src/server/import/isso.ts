import { DatabaseSync } from 'node:sqlite';
import type { ModerationStatus } from '../../core/moderation.js';
import { skip, type ForeignItem } from './foreign.js';
import { markdownToText } from './markdown-text.js';
import { readDate } from './read-date.js';

/** `mode` of a comment, as `isso/db/comments.py` has it. */
const statuses: Readonly<Record<number, ModerationStatus>> = { 1: 'published', 2: 'pending', 4: 'removed' };

type Row = Readonly<Record<string, unknown>>;

/**
 * The SQLite file of Isso: `threads (id, uri, title)` and `comments`. Texts are Markdown; names were escaped for HTML before they were stored. The columns `remote_addr` and
 * `voters` are not read. The file is opened for reading only, and one that Isso is still writing to may be read.
 * @throws Error when it is no database of Isso, or breaks off.
 */
export async function* readIsso(path: string): AsyncGenerator<ForeignItem> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    // Views and triggers of a stranger's file run nothing but plain SQL.
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
    const tables = database.prepare(
      "SELECT count(*) AS n FROM sqlite_master WHERE type = 'table' AND name IN ('threads', 'comments')",
    );
    if (tables.get()?.n !== 2) throw new Error('it has no tables "threads" and "comments": it is no database of Isso.');
    for (const row of database.prepare('SELECT id, uri, title FROM threads ORDER BY id').iterate() as Iterable<Row>) {
      const page = { key: String(row.id), address: text(row.uri), title: unescape(text(row.title)) };
      yield { kind: 'page', page };
    }
    const comments = database.prepare(
      'SELECT id, tid, parent, created, modified, mode, text, author, email, website, likes, dislikes FROM comments ORDER BY id',
    );
    for (const row of comments.iterate() as Iterable<Row>) yield toComment(row);
  } catch (cause) {
    const { message } = cause as Error;
    if (/malformed|not a database|disk image|disk I\/O/.test(message))
      throw new Error(`it is no whole SQLite file (${message}).`, { cause });
    throw cause;
  } finally {
    database?.close();
  }
}

function toComment(row: Row): ForeignItem {
  const id = String(row.id);
  const status = statuses[Number(row.mode)];
  if (!status) return skip(id, `its state "${String(row.mode)}" is not known`);
  return {
    kind: 'comment',
    comment: {
      id,
      page: String(row.tid),
      parent: row.parent === null ? undefined : String(Number(row.parent)),
      status,
      name: unescape(text(row.author)),
      email: unescape(text(row.email)),
      url: unescape(text(row.website)),
      content: markdownToText(text(row.text)),
      createdAt: readDate(row.created, 'UTC'),
      editedAt: row.modified === null ? undefined : readDate(row.modified, 'UTC'),
      up: Number(row.likes ?? 0),
      down: Number(row.dislikes ?? 0),
    },
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What Python's `html.escape(quote=False)` has written. */
const unescape = (escaped: string): string =>
  escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
