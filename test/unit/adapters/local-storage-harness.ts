import { localStorageAdapter, type LocalStorageAdapterOptions } from '../../../src/adapters/local-storage.js';
import type { Harness } from '../../../src/testing/index.js';
import { steppingClock } from '../testing/stepping-clock.js';

type EntryStorage = NonNullable<LocalStorageAdapterOptions['storage']>;

/** What `localStorage` is, over a Map. `room`: characters that it holds. */
export function mapStorage(room = Infinity): EntryStorage & { readonly map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    get length() {
      return map.size;
    },
    key: (at) => [...map.keys()][at] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem(key, value) {
      const others = [...map].filter(([each]) => each !== key).reduce((sum, [, text]) => sum + text.length, 0);
      if (others + value.length > room) throw new DOMException('full', 'QuotaExceededError');
      map.set(key, value);
    },
    removeItem: (key) => void map.delete(key),
  };
}

export const pageOf = (id: string) => ({ id, url: `https://example.vn${id}`, title: 'Một bài viết' });

export function localStorageHarness(options: LocalStorageAdapterOptions & { readonly storage: EntryStorage }): Harness {
  const clock = steppingClock();
  const adapter = localStorageAdapter({ now: clock.now, ...options });
  const { storage } = options;
  return {
    adapter,
    page: pageOf('/tin/6'),
    otherPage: pageOf('/tin/9'),
    articles: 0,
    countStored: () => storage.length,
    moderate: (id, decision) => adapter.moderate(id, decision),
    advance: clock.advance,
    dispose: () => undefined,
  };
}
