import type { Store } from '../../contract/store.js';
import { printableLine } from './terminal-text.js';

const minPrefix = 4;
const batch = 500;

/**
 * Ids of comments from how they begin, in the order given; a whole id is found at once, a short one by looking through all.
 * @throws Error that names what is not there, or could be several.
 */
export async function findComments(store: Store, site: string, given: readonly string[]): Promise<readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const text of new Set(given)) {
    const whole = await store.findComment(site, text);
    if (whole) found.set(text, new Set([whole.id]));
  }
  const short = [...new Set(given)].filter((text) => !found.has(text));
  const tooShort = short.find((text) => text.length < minPrefix);
  if (tooShort !== undefined)
    throw new Error(`"${printableLine(tooShort)}" is too short: give ${minPrefix} characters of the id or more.`);
  if (short.length > 0) await lookThrough(store, site, short, found);
  return given.map((text) => {
    const [id, ...others] = found.get(text) ?? [];
    if (id === undefined) throw new Error(`There is no comment "${printableLine(text)}" in site "${site}".`);
    if (others.length > 0)
      throw new Error(
        `"${printableLine(text)}" could be ${[id, ...others].slice(0, 3).join(' or ')}: give more of it.`,
      );
    return id;
  });
}

async function lookThrough(
  store: Store,
  site: string,
  short: readonly string[],
  found: Map<string, Set<string>>,
): Promise<void> {
  let after: string | undefined;
  do {
    const { records, next } = await store.dumpRecords(site, 'comment', after, batch);
    for (const { id } of records) {
      for (const text of short) {
        if (!id.startsWith(text)) continue;
        const ids = found.get(text) ?? new Set();
        found.set(text, ids.add(id));
      }
    }
    after = next;
  } while (after !== undefined);
}
