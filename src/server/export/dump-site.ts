import { recordKinds, type RecordKind, type SiteRecords } from '../../contract/data-store.js';
import type { Store } from '../../contract/store.js';

export interface DumpedRecord<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly record: SiteRecords[K];
}

const batch = 500;

/**
 * Everything of a site in an order in which it can be put back, also while readers write: what came in after its kind was begun brings along the page that it needs, and of
 * comments that came too late no votes are told.
 */
export async function* dumpSite(store: Store, site: string): AsyncGenerator<DumpedRecord> {
  const pages = new Set<string>();
  const comments = new Set<string>();
  for (const kind of recordKinds) {
    for await (const record of recordsOf(store, site, kind)) {
      if (kind === 'page') pages.add((record as SiteRecords['page']).id);
      if (kind === 'comment') {
        const { id, page } = record as SiteRecords['comment'];
        comments.add(id);
        const missing = pages.has(page) ? undefined : await store.findPage(site, page);
        pages.add(page);
        if (missing) yield { kind: 'page', record: missing };
      }
      const late = kind === 'revision' || kind === 'vote' || kind === 'report';
      if (late && !comments.has((record as SiteRecords['vote']).comment)) continue;
      yield { kind, record };
    }
  }
}

async function* recordsOf<K extends RecordKind>(store: Store, site: string, kind: K): AsyncGenerator<SiteRecords[K]> {
  let after: string | undefined;
  do {
    const { records, next } = await store.dumpRecords(site, kind, after, batch);
    yield* records;
    after = next;
  } while (after !== undefined);
}
