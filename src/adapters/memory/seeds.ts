import type { Comment, FieldValues } from '../../core/comment.js';
import type { ModerationStatus } from '../../core/moderation.js';
import type { PageRef } from '../../core/page.js';
import type { Entry, MemoryData } from './data.js';

/**
 * A comment that is there from the start: published, unless it says otherwise. What is left out is made up: an id, a time between the others'. A parent that is not there,
 * or a ring of parents, makes a root; a reply deeper than `maxDepth` answers what stands above its parent.
 */
export interface SeedComment extends Partial<Omit<Comment, 'root' | 'replies' | 'replyCount' | 'status'>> {
  /** The page, or its id. */
  readonly page: string | PageRef;
  readonly content: string;
  readonly status?: ModerationStatus;
  /** Further fields for moderators, such as a phone number. */
  readonly fields?: FieldValues;
}

/** Between two comments that have no time of their own, in milliseconds. */
const pause = 60_000;

export function plantComments(data: MemoryData, seeds: readonly SeedComment[]): void {
  const byId = new Map(seeds.flatMap((seed) => (seed.id === undefined ? [] : [[seed.id, seed] as const])));
  const planted = new Set<SeedComment>();
  const start = data.rules.now() - seeds.length * pause;
  const places = new Map(seeds.map((seed, n) => [seed, start + n * pause]));
  for (const seed of seeds) {
    // What is answered comes first. A list, not a recursion: a thread may be ten thousand deep.
    const line: SeedComment[] = [];
    for (let each: SeedComment | undefined = seed; each && !planted.has(each); each = byId.get(each.parent ?? '')) {
      planted.add(each);
      line.push(each);
    }
    for (const each of line.reverse()) plant(data, each, places.get(each) ?? start);
  }
}

function plant(data: MemoryData, seed: SeedComment, made: number): void {
  const { id, name = '', title, content, created, edited, status = 'published', role, up, down } = seed;
  if (id !== undefined && data.entries.has(id))
    throw new TypeError(`Two comments have the id "${id}": give each its own.`);
  const page = data.pageOf(typeof seed.page === 'string' ? { id: seed.page, url: '', title: '' } : seed.page);
  const createdAt = created === undefined ? made : Date.parse(created);
  if (Number.isNaN(createdAt)) throw new TypeError(`A comment was created "${created}": write ISO 8601.`);
  const entry = data.insert(page, parentOf(data, seed, page), {
    ...{ status, createdAt, fields: { ...seed.fields, name, ...(title && { title }), content } },
    ...(id !== undefined && { id }),
    ...(role && { role }),
    ...(up !== undefined && { up }),
    ...(down !== undefined && { down }),
  });
  if (edited !== undefined) entry.editedAt = Date.parse(edited);
}

function parentOf(data: MemoryData, { parent }: SeedComment, page: Entry['page']): Entry | undefined {
  let above = parent === undefined ? undefined : data.entries.get(parent);
  while (above && above.depth >= data.rules.maxDepth) above = above.parent;
  return above?.page === page ? above : undefined;
}
