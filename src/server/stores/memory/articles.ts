import type { ArticleRecord, ArticleSelection } from '../../../contract/store.js';
import { articleRange } from '../article-range.js';
import { keyset } from './keyset.js';
import type { MemoryState } from './state.js';

/** Articles and their views. */
export function memoryArticles({ articles }: MemoryState) {
  return {
    put(site: string, records: readonly ArticleRecord[]): { added: number; updated: number } {
      let added = 0;
      for (const record of records) {
        const known = articles.get(site, record.id);
        if (!known) added += 1;
        articles.set(site, record.id, { ...record, views: known?.views ?? record.views ?? 0 });
      }
      return { added, updated: records.length - added };
    },
    find: (site: string, id: string) => articles.get(site, id),
    list(selection: ArticleSelection): ArticleRecord[] {
      const { site, exclude, limit } = selection;
      const range = articleRange(selection, articles.get(site, exclude)?.publishedAt);
      if (!range) return [];
      const others = articles.of(site).filter(({ id }) => id !== exclude);
      const position = (article: ArticleRecord) => ({ key: article[range.key] ?? 0, id: article.id });
      return keyset(others, position, range.direction, range.from, limit);
    },
    addViews(site: string, views: ReadonlyMap<string, number>): void {
      for (const [id, count] of views) {
        const article = articles.get(site, id);
        if (article) articles.set(site, id, { ...article, views: (article.views ?? 0) + count });
      }
    },
  };
}
