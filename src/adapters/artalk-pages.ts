import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import type { PageRef, ResultPage } from '../core/page.js';
import { fail, list, number, object, text } from '../protocol/decode.js';
import { chunksOf } from './artalk-chunks.js';
import { least, type ArtalkSite } from './artalk-site.js';
import { refuse } from './parts/cursor.js';
import { jsonRequest } from './parts/json-request.js';
import { json } from './parts/line.js';
import { selectArticles } from './parts/select-articles.js';
import { viewOnce } from './parts/view-once.js';

interface ArtalkPage {
  readonly key: string;
  readonly url?: string;
  readonly title?: string;
  readonly pv: number;
  readonly date: string;
}

/** Numbers by page key, whatever keys there are. */
const counts = object<{ data: (key: string) => number }>({
  data: (value, path) => {
    if (typeof value !== 'object' || !value) return fail(path, 'object');
    return (key) => (Object.hasOwn(value, key) ? number((value as Record<string, unknown>)[key], `${path}.${key}`) : 0);
  },
});

/** What Artalk knows of many pages: lists of articles need it, and whoever counts. */
export interface ArtalkPages {
  countComments(pages: readonly string[], call?: CallOptions): Promise<readonly number[]>;
  listArticles(query: ArticleQuery, call?: CallOptions): Promise<ResultPage<Article>>;
  recordView(page: PageRef, call?: CallOptions): Promise<void>;
}

export function artalkPages({ site, addPages, shapes, line, getPage }: ArtalkSite): ArtalkPages {
  const once = viewOnce();
  const known = object<ArtalkPage>({ key: text, url: [text], title: [text], pv: number, date: shapes.moment });
  const articles = object<{ data: readonly Article[] }>({
    data: list((value, path) => {
      const { key, url, title, pv, date } = known(value, path);
      return { id: key, title: title || key, url: url || key, published: date, views: pv };
    }),
  });

  return {
    async countComments(pages, call) {
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      const sums = await Promise.all(
        chunksOf(pages).map(async (keys) => {
          const [id = ''] = keys;
          // A comma parts keys there.
          if (id.includes(',')) return [(await getPage({ id }, least, call)).count];
          const query = new URLSearchParams({ site_name: site, page_keys: keys.join(',') });
          return keys.map((await line(`/stats/page_comment?${query}`, json(counts), call)).data);
        }),
      );
      return sums.flat();
    },
    async listArticles(query, call) {
      const { kind, date } = query;
      if (kind !== 'recent' && kind !== 'popular') throw refuse('kind');
      if (date !== undefined) throw refuse('date');
      const list = kind === 'recent' ? 'latest_pages' : 'pv_most_pages';
      const path = `/stats/${list}?${new URLSearchParams({ site_name: site, limit: '100' })}`;
      return selectArticles((await line(path, json(articles), call)).data, query, 'UTC');
    },
    async recordView(page, call) {
      const body = { page_key: page.id, page_title: page.title, site_name: site };
      await once(page.id, async () => {
        if (addPages || (await getPage(page, least, call)).page?.id)
          await line('/pages/pv', async () => {}, call, jsonRequest(body));
      });
    },
  };
}
