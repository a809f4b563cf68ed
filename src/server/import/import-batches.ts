import type { PageRecord, StoredComment, VoteRecord } from '../../contract/store.js';
import { checkText } from '../../core/text.js';
import type { ForeignComment, ForeignItem, ForeignPage } from './foreign.js';
import { importedId, importedVoter, originOf } from './import-ids.js';
import type { ImportTally } from './import-tally.js';
import { pageAddress, type AddressRules } from './page-address.js';
import { ParentsFirst, type Placed } from './parents-first.js';
import { toStored, type StoreRules } from './to-stored.js';

/** What goes into the store next: pages, then their comments, then the votes on them. */
export interface ImportBatch {
  readonly pages: PageRecord[];
  readonly comments: StoredComment[];
  readonly votes: VoteRecord[];
}

/** Records that one commit of the store takes (`DataStore.loadRecords`). */
const batchSize = 500;
/** Each vote is a row; nobody has more, and a number in a file must not fill the disk. */
const maxVotes = 10_000;

interface Waiting {
  readonly id: string;
  readonly page: string;
  readonly parent?: string | undefined;
  readonly stored: StoredComment;
  readonly up: number;
  readonly down: number;
}

/** Turns what a reader gives into records, each after what it needs, and counts what became of everything. */
export async function* importBatches(
  items: AsyncIterable<ForeignItem>,
  given: StoreRules,
  addresses: AddressRules,
  tally: ImportTally,
): AsyncGenerator<ImportBatch> {
  let rules = given;
  let seen = false;
  const pages = new Map<string, PageRecord | string>();
  const written = new Set<string>();
  const order = new ParentsFirst<Waiting>();
  const times = new Map<string, number>();
  let batch: ImportBatch = { pages: [], comments: [], votes: [] };

  const writePage = (page: PageRecord): void => {
    if (written.has(page.id)) return;
    written.add(page.id);
    batch.pages.push(page);
    tally.pages++;
  };
  const write = async ({ comment: { id, stored, up, down }, parent, mend }: Placed<Waiting>): Promise<void> => {
    if (mend) tally.mends[mend]++;
    const { editedAt, ...rest } = stored;
    // Other systems keep whole seconds, and clocks go wrong; here a reply is younger than what it answers.
    const above = parent === undefined ? undefined : times.get(parent);
    const createdAt = above === undefined ? stored.createdAt : Math.max(stored.createdAt, above + 1);
    times.set(id, createdAt);
    batch.comments.push({
      ...rest,
      ...(parent !== undefined && { parent: importedId(rules, parent) }),
      createdAt,
      ...(editedAt !== undefined && editedAt > createdAt && { editedAt }),
      ...(rules.textKey && stored.fields.content !== undefined && { textKey: await rules.textKey(stored.fields) }),
    });
    tally.comments++;
    for (const vote of votesOf(stored, up, down, tally)) batch.votes.push(vote);
  };
  function* full(): Generator<ImportBatch> {
    if (batch.pages.length < batchSize && batch.comments.length < batchSize && batch.votes.length < batchSize) return;
    yield batch;
    batch = { pages: [], comments: [], votes: [] };
  }

  for await (const item of items) {
    if (item.kind === 'skipped') tally.skip(item.skipped);
    else if (item.kind === 'origin') {
      const origin = given.origin ?? originOf(item.origin);
      // Once there are ids they stay what they are.
      if (origin !== undefined && !seen) rules = { ...given, origin };
    } else if (item.kind === 'page') {
      const page = toPage(item.page, addresses);
      pages.set(item.page.key, page);
      if (typeof page !== 'string' && page.closed) writePage(page);
    } else {
      const { comment } = item;
      seen = true;
      const page = pages.get(comment.page) ?? 'its page is not in the file';
      const found = typeof page === 'string' ? page : checked(comment, page, rules, order, tally);
      if (typeof found === 'string') tally.skip({ id: comment.id, reason: found });
      else {
        writePage(page as PageRecord);
        for (const placed of order.add(found)) {
          await write(placed);
          yield* full();
        }
      }
    }
    yield* full();
  }
  for (const placed of order.finish()) {
    await write(placed);
    yield* full();
  }
  yield batch;
}

function toPage(page: ForeignPage, addresses: AddressRules): PageRecord | string {
  const address = pageAddress(page.address, addresses);
  if ('reason' in address) return address.reason;
  const title = checkText(page.title.replace(/\p{Surrogate}|\0/gu, '').slice(0, 500)).text;
  return { ...address, title, ...(page.closed && { closed: true }) };
}

function checked(
  comment: ForeignComment,
  page: PageRecord,
  rules: StoreRules,
  order: ParentsFirst<Waiting>,
  tally: ImportTally,
): Waiting | string {
  if (order.has(comment.id)) return 'another comment has the same id';
  const stored = toStored(comment, page.id, rules);
  if ('reason' in stored) return stored.reason;
  for (const loss of stored.lost) tally.lost[loss]++;
  const { id, parent, up = 0, down = 0 } = comment;
  return { id, page: page.id, parent, stored: stored.comment, up, down };
}

function* votesOf(
  { id, site, status }: StoredComment,
  up: number,
  down: number,
  tally: ImportTally,
): Generator<VoteRecord> {
  if (status === 'removed' || status === 'spam') return;
  let n = 0;
  for (const [count, value] of [
    [up, 1],
    [down, -1],
  ] as const) {
    const whole = Number.isFinite(count) ? Math.max(0, Math.floor(count)) : 0;
    const taken = Math.min(whole, maxVotes);
    tally.votesCut += whole - taken;
    tally.votes += taken;
    for (let i = 0; i < taken; i++) yield { site, comment: id, reader: importedVoter(id, n++), value };
  }
}

/** A list in the pieces that one commit takes. */
export function* inCommits<T>(records: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < records.length; at += batchSize) yield records.slice(at, at + batchSize);
}
