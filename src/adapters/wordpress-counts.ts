import type { CallOptions } from '../contract/adapter.js';
import { object } from '../protocol/decode.js';
import { countedId } from './parts/counted-id.js';
import { refuse } from './parts/cursor.js';
import { inLanes } from './wordpress-lanes.js';
import type { Post, Site } from './wordpress-site.js';

const counted = object<{ post: string }>({ post: countedId });

/** By one request where a hundred comments are all of them, else by one for each post. */
export async function countPosts(site: Site, pages: readonly string[], call?: CallOptions): Promise<readonly number[]> {
  if (pages.length > 100) throw refuse('pages', 'too-long', 100);
  const posts: (Post | undefined)[] = [];
  // An address has its limits: 25 slugs of 200 letters.
  for (let at = 0; at < pages.length; at += 25) posts.push(...(await site.find(pages.slice(at, at + 25), call)));
  const ids = [...new Set(posts.flatMap((post) => post?.id ?? []))];
  if (ids.length === 0) return pages.map(() => 0);
  const counts = new Map<string, number>();
  const { items, total } = await site.read({ post: `${ids}`, _fields: 'post' }, counted, call);
  if (total <= items.length) for (const { post } of items) counts.set(post, (counts.get(post) ?? 0) + 1);
  else
    await inLanes(ids, async (post) => {
      counts.set(post, (await site.read({ post, per_page: 1, _fields: 'id' }, object({}), call)).total);
    });
  return posts.map((post) => counts.get(post?.id ?? '') ?? 0);
}
