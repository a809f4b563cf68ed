import { createStore, del, entries, get, set, update, type UseStore } from 'idb-keyval';
import type { Comment, VoteValue } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { markDrafts } from './draft-marker.js';

/** A comment that was written on this device. */
export interface OwnRecord {
  readonly id: string;
  /** `PageRef.id`. */
  readonly page: string;
  /** The receipt's token. */
  readonly token: string;
  /** As it was last known; its status among it. */
  readonly comment: Comment;
  /** Until when its author may edit and delete it, by this device's clock; absent: never. */
  readonly editUntil?: number;
  /** By this device's clock. */
  readonly savedAt: number;
}

/** What this device knows of its reader: own comments, votes, and the key by which a backend knows one reader from another. */
export interface OwnStorage {
  listComments(page: string): Promise<readonly OwnRecord[]>;
  saveComment(record: OwnRecord): Promise<void>;
  removeComment(id: string): Promise<void>;
  /** Votes of this device on the comments of a page, by comment. */
  listVotes(page: string): Promise<ReadonlyMap<string, VoteValue>>;
  saveVote(page: string, comment: string, value: VoteValue): Promise<void>;
  /** 256 random bits, made at the first call: only when a vote or comment is sent. */
  readerKey(): Promise<string>;
}

/** A comment that is older shows by itself, or never will. */
const keepMs = 90 * 86_400_000;

type Votes = Readonly<Record<string, VoteValue>>;

/** Keeps what it is told for as long as the page lives: for readers whose browser blocks storage, and for tests. */
export function memoryOwn(): OwnStorage {
  const comments = new Map<string, OwnRecord>();
  const votes = new Map<string, Map<string, VoteValue>>();
  const key = randomId(32);
  return {
    listComments: async (page) => [...comments.values()].filter((record) => record.page === page),
    saveComment: async (record) => void comments.set(record.id, record),
    removeComment: async (id) => void comments.delete(id),
    listVotes: async (page) => votes.get(page) ?? new Map<string, VoteValue>(),
    async saveVote(page, comment, value) {
      votes.set(page, new Map(votes.get(page)).set(comment, value));
    },
    readerKey: async () => key,
  };
}

/** In IndexedDB, or in memory when that is blocked or hangs. */
export async function openOwn(timeoutMs = 2000): Promise<OwnStorage> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const store: UseStore = createStore('ykien-own', 'own');
    const all = () => entries<string, unknown>(store);
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('IndexedDB does not answer.')), timeoutMs);
    });
    const known = await Promise.race([all(), hung]);
    await forgetOld(known, store);
    return overDatabase(store, all);
  } catch {
    return memoryOwn();
  } finally {
    clearTimeout(timer);
  }
}

async function forgetOld(known: readonly [string, unknown][], store: UseStore): Promise<void> {
  const before = Date.now() - keepMs;
  const old = known.filter(([key, value]) => key.startsWith('comment ') && (value as OwnRecord).savedAt < before);
  await Promise.all(old.map(([key]) => del(key, store)));
}

function overDatabase(store: UseStore, all: () => Promise<[string, unknown][]>): OwnStorage {
  const spare = randomId(32);
  return {
    async listComments(page) {
      const found = (await all()).filter(([key]) => key.startsWith('comment ')).map(([, value]) => value as OwnRecord);
      return found.filter((record) => record.page === page);
    },
    async saveComment(record) {
      await set(`comment ${record.id}`, record, store);
      markDrafts();
    },
    removeComment: (id) => del(`comment ${id}`, store),
    async listVotes(page) {
      return new Map(Object.entries((await get<Votes>(`votes ${page}`, store)) ?? {}));
    },
    async saveVote(page, comment, value) {
      await update<Votes>(`votes ${page}`, (votes = {}) => ({ ...votes, [comment]: value }), store);
      markDrafts();
    },
    async readerKey() {
      try {
        const known = await get<string>('reader', store);
        if (known) return known;
        // `update` is one transaction: two tabs that vote at once agree on one key.
        await update<string>('reader', (key) => key ?? spare, store);
        return (await get<string>('reader', store)) ?? spare;
      } catch {
        // A full disk keeps nobody from sending.
        return spare;
      }
    },
  };
}
