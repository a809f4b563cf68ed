import type { CommentSelection, CountedComment, ListPosition, StoredComment } from '../../../contract/store.js';
import { byTime, keyset } from './keyset.js';
import { lineOf, type MemoryState } from './state.js';
import { join } from './table.js';

const likes = ({ id, up, down }: CountedComment): ListPosition => ({ key: up - down, id });

/** What readers see of threads. */
export function memoryThreads(state: MemoryState) {
  const { comments, publishedBelow, publishedOn, votes } = state;
  const all = (site: string): StoredComment[] => comments.rows(site).map(({ record }) => record);
  const published = (site: string) => all(site).filter(({ status }) => status === 'published');

  function count(comment: StoredComment): CountedComment {
    const values = votes.of(comment.site, comment.id).map(({ value }) => value);
    const up = values.filter((value) => value === 1).length;
    const replyCount = publishedBelow.get(join(comment.site, comment.id)) ?? 0;
    return Object.freeze({ ...comment, up, down: values.length - up, replyCount });
  }

  function isShown({ site, id, status }: StoredComment): boolean {
    return status === 'published' || (publishedBelow.get(join(site, id)) ?? 0) > 0;
  }

  return {
    count,
    list({ site, page, root, sort, after, limit }: CommentSelection): CountedComment[] {
      const shown = comments.of(site, page).filter((comment) => comment.root === root && isShown(comment));
      if (root === undefined && sort === 'top') return keyset(shown.map(count), likes, 'descending', after, limit);
      const direction = root === undefined && sort === 'newest' ? 'descending' : 'ascending';
      return keyset(shown, byTime, direction, after, limit).map(count);
    },
    listFirstReplies(site: string, roots: readonly string[], limit: number): ReadonlyMap<string, CountedComment[]> {
      const replies = new Map<string, CountedComment[]>(roots.map((root) => [root, []]));
      for (const comment of keyset(all(site).filter(isShown), byTime, 'ascending', undefined, Infinity)) {
        const first = replies.get(comment.root ?? '');
        if (first && first.length < limit) first.push(count(comment));
      }
      return new Map([...replies].filter(([, first]) => first.length > 0));
    },
    listAncestors: (site: string, id: string): CountedComment[] => lineOf(state, site, id).reverse().map(count),
    listRecent(site: string, page: string | undefined, limit: number): StoredComment[] {
      const some = published(site).filter((comment) => page === undefined || comment.page === page);
      return keyset(some, byTime, 'descending', undefined, limit);
    },
    countComments: (site: string, pages: readonly string[]): number[] =>
      pages.map((page) => publishedOn.get(join(site, page)) ?? 0),
    countPublishedBy: (site: string, reader: string, aliases: readonly string[] = []): number =>
      published(site).filter((comment) => [reader, ...aliases].some((each) => each === comment.reader)).length,
    countSameText: (site: string, textKey: string, since: number): number =>
      all(site).filter((comment) => comment.textKey === textKey && comment.createdAt >= since).length,
  };
}

export type MemoryThreads = ReturnType<typeof memoryThreads>;
