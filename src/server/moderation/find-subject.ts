import type { Store, StoredComment } from '../../contract/store.js';
import type { FieldValues } from '../../core/comment.js';
import type { EraseSubject } from '../../core/moderation.js';
import { normalizePhone } from '../../core/phone.js';
import { invalid, Refusal } from '../refusal.js';
import { phoneDigits, phonesOf } from '../search-text.js';
import type { Site } from '../site.js';
import { isErased } from './export-comments.js';

/** One erasure is one commit. Nobody writes more under one number; an import may have. */
const maxFound = 10_000;
/** Revisions in memory at once. */
const batch = 500;
/** Fewer digits are no number of anybody. */
const minDigits = 6;

/** What is looked through: that of a call, or the command line's. */
export interface SubjectPlace {
  readonly site: Site;
  readonly services: { readonly store: Store };
}

/** The comments that an erasure is about and that are not erased yet. @throws Refusal 413, 422 */
export async function findSubject(call: SubjectPlace, subject: EraseSubject): Promise<readonly StoredComment[]> {
  const found = 'phone' in subject ? await findByPhone(call, subject.phone) : await findAll(call, subject.comments);
  const left = found.filter((comment) => !isErased(comment));
  if (left.length <= maxFound) return left;
  throw new Refusal('too-large', {
    title: `These are more than ${maxFound} comments: erase them by their ids, in parts.`,
  });
}

async function findAll({ site, services }: SubjectPlace, ids: Iterable<string>): Promise<StoredComment[]> {
  const found: StoredComment[] = [];
  for (const id of new Set(ids)) {
    const comment = await services.store.findComment(site.id, id);
    if (comment) found.push(comment);
  }
  return found;
}

/**
 * Comments that have, or ever had, this number in a field for phone numbers, however it was written. The search index gives candidates; a number counts when all of its
 * digits are the same. A comment's earlier texts are not in the index, so they are all looked at.
 */
async function findByPhone(call: SubjectPlace, phone: string): Promise<StoredComment[]> {
  const { site, services } = call;
  const spellings = phoneDigits(phone, site.phoneCountry);
  const wanted = spellings.at(-1) ?? '';
  if (normalizePhone(phone).replace(/\D/g, '').length < minDigits) {
    throw invalid('This is no phone number.', [{ field: 'phone', code: 'invalid-phone' }]);
  }
  const has = (fields: FieldValues): boolean =>
    phonesOf(fields, site.fields).some((value) => phoneDigits(value, site.phoneCountry).at(-1) === wanted);

  const found = new Map<string, StoredComment>();
  for (const digits of spellings) {
    for (const comment of await services.store.findBySearch(site.id, [digits], maxFound + 1)) {
      if (has(comment.fields)) found.set(comment.id, comment);
    }
  }
  for (const comment of await findAll(call, await idsByRevision(call, has))) found.set(comment.id, comment);
  return [...found.values()];
}

async function idsByRevision(
  { site, services }: SubjectPlace,
  has: (fields: FieldValues) => boolean,
): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: string | undefined;
  do {
    const { records, next } = await services.store.dumpRecords(site.id, 'revision', after, batch);
    for (const { comment, fields } of records) if (has(fields)) ids.add(comment);
    after = next;
  } while (after !== undefined);
  return ids;
}
