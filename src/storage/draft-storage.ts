import { createStore, del, set, values, type UseStore } from 'idb-keyval';
import type { FieldValues } from '../core/comment.js';
import { markDrafts } from './draft-marker.js';

/** One form's text as it lies on the device. */
export interface DraftRecord {
  /** Random per mounted form, so that two tabs keep two drafts. */
  readonly key: string;
  /** `PageRef.id`. */
  readonly page: string;
  readonly parent?: string;
  readonly values: FieldValues;
  /** Milliseconds since 1970, the device's clock. */
  readonly savedAt: number;
  /** Set once the reader has sent it: the id of that submit, kept so that sending again can double nothing. */
  readonly submissionId?: string;
  /** The outcome of that submit is unknown: its text must not change under this id. */
  readonly frozen?: boolean;
}

export interface DraftStorage {
  /** Whether a text outlives the page. */
  readonly durable: boolean;
  list(): Promise<readonly DraftRecord[]>;
  save(record: DraftRecord): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Keeps drafts for as long as the page lives: for readers whose browser blocks storage, and for tests. */
export function memoryDrafts(): DraftStorage {
  const records = new Map<string, DraftRecord>();
  return {
    durable: false,
    list: async () => [...records.values()],
    save: async (record) => void records.set(record.key, record),
    remove: async (key) => void records.delete(key),
  };
}

/**
 * Drafts in IndexedDB (localStorage loses up to a minute when a browser is killed), or in memory when that is blocked, full or hangs.
 * @param timeoutMs how long a hanging database is waited for; a healthy one opens in a few milliseconds.
 */
export async function openDrafts(timeoutMs = 2000): Promise<DraftStorage> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const store: UseStore = createStore('ykien', 'drafts');
    const list = () => values<DraftRecord>(store);
    const hung = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('IndexedDB does not answer.')), timeoutMs);
    });
    await Promise.race([list(), hung]);
    const save = async (record: DraftRecord) => {
      await set(record.key, record, store);
      markDrafts();
    };
    return { durable: true, list, save, remove: (key) => del(key, store) };
  } catch {
    return memoryDrafts();
  } finally {
    clearTimeout(timer);
  }
}
