/** Where an adapter keeps what proves its guest: by name. Values are secrets. */
export interface TokenStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** The tokens of one adapter at one endpoint. */
export interface Tokens {
  get(name: string): string | undefined;
  /** `undefined` forgets it. */
  set(name: string, value: string | undefined): void;
}

/**
 * Keeps the tokens of one backend apart from those of every other, in the storage of the page's own origin: no other site ever sees them, and they stand in no URL. Where storage is blocked
 * or full, and in Node, they last as long as the page.
 * @param backend adapter and endpoint, such as `twikoo https://example.com/twikoo`.
 */
export function openTokens(backend: string, given?: TokenStorage): Tokens {
  const kept = new Map<string, string>();
  const key = (name: string): string => `ykien ${backend} ${name}`;
  /** Even naming `localStorage` throws where cookies are blocked. */
  const stored = <T>(use: (storage: TokenStorage) => T): T | undefined => {
    try {
      const storage = given ?? (globalThis as { localStorage?: TokenStorage }).localStorage;
      return storage && use(storage);
    } catch {
      return undefined;
    }
  };
  return {
    get: (name) => kept.get(name) ?? stored((storage) => storage.getItem(key(name))) ?? undefined,
    set(name, value) {
      if (value === undefined) {
        kept.delete(name);
        stored((storage) => storage.removeItem(key(name)));
      } else {
        kept.set(name, value);
        stored((storage) => storage.setItem(key(name), value));
      }
    },
  };
}
