import type { CommentStatus, FieldValues } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { number, object, oneOf, text, type Decoder } from '../protocol/decode.js';

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
  readonly parent?: string;
  readonly root?: string;
  readonly created: number;
  readonly secret: string;
  readonly reader: string;
  /** What the text was known by that was sent first, also when that is gone. */
  readonly sent: string;
  readonly status: Exclude<CommentStatus, 'unknown'>;
  readonly fields: FieldValues;
  readonly edited?: number;
  /** 1 or -1, by reader. */
  readonly votes: Readonly<Record<string, number>>;
  /** When readers were to hear of it, by kind of event. Each is later than everything that the page knew then. */
  readonly told: Readonly<Record<string, number>>;
}

/** The comments of this browser, each under a key of its own: two tabs that write at once overwrite nothing. */
export interface Entries {
  /** In the order of their making. */
  list(page: string): readonly Entry[];
  find(page: string, id: string): Entry | undefined;
  /** @throws CommentError `server`, refused: storage is full, blocked, or holds something there that cannot be read. */
  save(page: string, entry: Entry): void;
  /** The page that a comment stands on. */
  pageOf(id: string): string | undefined;
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
    throw refused('This browser keeps nothing: allow the site to store data, or give `storage`.');
  };

  const keys = (prefix: string): string[] => {
    const storage = open();
    const all = Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '');
    return all.filter((key) => key.startsWith(prefix));
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
        console.error(`localStorage: "${key}" cannot be read. It was set aside as "${aside}".`);
      } catch {
        console.error(`localStorage: "${key}" cannot be read, and is left as it is.`);
      }
      return undefined;
    }
  };

  return {
    list: (page) =>
      keys(`${start}${page} `)
        // What follows is the id alone; a space would be of a longer page's name.
        .filter((key) => !key.includes(' ', start.length + page.length + 1))
        .flatMap((key) => read(key) ?? [])
        .sort((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1)),

    find: (page, id) => read(`${start}${page} ${id}`),

    save(page, each) {
      const key = `${start}${page} ${each.id}`;
      const storage = open();
      if (!read(key) && storage.getItem(key) !== null) throw refused(`"${key}" holds what cannot be read: remove it.`);
      try {
        storage.setItem(key, JSON.stringify(each));
      } catch (cause) {
        throw refused('localStorage is full: remove what is no longer needed.', cause);
      }
    },

    pageOf: (id) =>
      keys(start)
        .find((key) => key.endsWith(` ${id}`))
        ?.slice(start.length, -id.length - 1),
  };
}

/** Nothing was stored, and the form keeps the text. */
function refused(message: string, cause?: unknown): CommentError {
  return new CommentError('server', { outcome: 'refused', message, cause });
}

/** Names are data here, so that none of them means anything. */
function record<T>(value: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (given, path) => {
    object({})(given, path);
    return Object.fromEntries(Object.entries(given as object).map(([name, each]) => [name, value(each, path)]));
  };
}

const entry = object<Entry>({
  id: text,
  parent: [text],
  root: [text],
  created: number,
  secret: text,
  reader: text,
  sent: text,
  status: oneOf('published', 'pending', 'removed'),
  fields: record(text),
  edited: [number],
  votes: record(number),
  told: record(number),
});
