import type { CommentStatus, FieldValues } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { number, object, oneOf, text, type Decoder } from '../protocol/decode.js';
import { record } from './parts/record.js';

/** What of `localStorage` is used. */
export interface EntryStorage {
  readonly length: number;
  key(at: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** One comment as it is stored. Times are milliseconds since 1970. */
export interface Entry {
  readonly id: string;
  /** Id of the page. */
  readonly page: string;
  readonly parent?: string;
  readonly root?: string;
  /** 0 on a root. */
  readonly depth: number;
  readonly created: number;
  readonly secret: string;
  readonly reader: string;
  /** What the text was known by that was sent first, also when that is gone. */
  readonly sent: string;
  readonly status: Exclude<CommentStatus, 'unknown'>;
  readonly fields: FieldValues;
  readonly edited?: number;
  /** 1, 0 or -1, by reader. */
  readonly votes: Readonly<Record<string, number>>;
  /** When readers were to hear of it, by kind of event. Each is later than everything that the page knew then. */
  readonly told: Readonly<Record<string, number>>;
}

/** The comments of this browser, each under a key of its own: two tabs that write at once overwrite nothing. */
export interface Entries {
  /** In no order. */
  list(page: string): readonly Entry[];
  find(page: string, id: string): Entry | undefined;
  /** @throws CommentError `server`, refused: storage is full, blocked, or holds something there that cannot be read. */
  save(entry: Entry): void;
  /** On whatever page it stands. */
  search(id: string): Entry | undefined;
}

export function openEntries(name: string, given: EntryStorage | undefined): Entries {
  const start = `${name} comment `;

  const open = (): EntryStorage => {
    try {
      const storage = given ?? (globalThis as { localStorage?: EntryStorage }).localStorage;
      if (storage) return storage;
    } catch {
      // Even naming it throws where cookies are blocked.
    }
    throw refused('localStorage is blocked: allow it');
  };

  const read = (key: string): Entry | undefined => {
    const storage = open();
    const written = storage.getItem(key);
    if (written === null) return undefined;
    try {
      return entry(JSON.parse(written), key);
    } catch {
      const aside = key.replace(start, `${name} unreadable ${randomId(6)} `);
      try {
        storage.setItem(aside, written);
        storage.removeItem(key);
      } catch {
        // Full: it stays where it is, and nothing is written over it.
      }
      console.error(`${key} cannot be read: see ${aside}`);
      return undefined;
    }
  };

  const readAll = (prefix: string): Entry[] => {
    const storage = open();
    const keys = Array.from({ length: storage.length }, (_, n) => storage.key(n)!);
    return keys.flatMap((key) => (key.startsWith(prefix) ? read(key) : undefined) ?? []);
  };

  return {
    list: (page) =>
      readAll(`${start}${page} `)
        // A longer page's name may begin so.
        .filter((each) => each.page === page),

    find: (page, id) => read(`${start}${page} ${id}`),

    save(each) {
      const key = `${start}${each.page} ${each.id}`;
      const storage = open();
      if (!read(key) && storage.getItem(key) !== null) throw refused(`${key} cannot be read: remove it.`);
      try {
        storage.setItem(key, JSON.stringify(each));
      } catch (cause) {
        throw refused('localStorage is full: make room', cause);
      }
    },

    search: (id) => readAll(start).find((each) => each.id === id),
  };
}

/** Nothing was stored, and the form keeps the text. */
function refused(message: string, cause?: unknown): CommentError {
  return new CommentError('server', { outcome: 'refused', message, cause });
}

const entry: Decoder<Entry> = (given, path) =>
  object<Entry>({
    id: text,
    page: text,
    parent: [text],
    root: [text],
    depth: number,
    created: number,
    secret: text,
    reader: text,
    sent: text,
    status: oneOf('published', 'pending', 'removed'),
    fields: record(text),
    edited: [number],
    votes: record(number),
    told: record(number),
  })(given, path);
