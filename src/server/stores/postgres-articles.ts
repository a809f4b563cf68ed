import type { ArticleRecord, ArticleSelection } from '../../contract/store.js';
import { articleRange } from './article-range.js';
import type { Sql, Transaction } from './postgres-transactions.js';

export const articleColumns = 'id, title, url, published, published_at AS "publishedAt", views';

function listSql(column: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `SELECT ${articleColumns} FROM article WHERE site = $1 AND (${column}, id) ${compare} ($2::bigint, $3) AND id <> $4
    ORDER BY ${column} ${order}, id ${order} LIMIT $5`;
}

export const articleSql = {
  newest: /* @__PURE__ */ listSql('published_at', '<', 'DESC'),
  oldest: /* @__PURE__ */ listSql('published_at', '>', ''),
  mostViewed: /* @__PURE__ */ listSql('views', '<', 'DESC'),
  find: `SELECT ${articleColumns} FROM article WHERE site = $1 AND id = $2`,
  insert: `INSERT INTO article (site, id, title, url, published, published_at, views) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT DO NOTHING`,
  update: 'UPDATE article SET title = $3, url = $4, published = $5, published_at = $6 WHERE site = $1 AND id = $2',
  // Locked in one order for all, so that two processes that write their views never wait in a ring.
  addViews: `WITH counted AS (
      SELECT article.site, article.id, added.n
        FROM unnest($2::text[], $3::bigint[]) AS added (id, n) JOIN article ON article.site = $1 AND article.id = added.id
        ORDER BY article.id FOR NO KEY UPDATE OF article
    )
    UPDATE article SET views = article.views + counted.n FROM counted
      WHERE article.site = counted.site AND article.id = counted.id`,
};

/** The operations on articles. */
export const postgresArticles = {
  find: (sql: Sql, site: string, id: string) => sql.get<ArticleRecord>(articleSql.find, site, id),
  /** `false`: it is known. */
  async insert(tx: Transaction, site: string, record: ArticleRecord): Promise<boolean> {
    const { id, title, url, published, publishedAt, views = 0 } = record;
    return (await tx.run(articleSql.insert, site, id, title, url, published, publishedAt, views)) === 1;
  },
  async list(sql: Sql, selection: ArticleSelection): Promise<ArticleRecord[]> {
    const { site, exclude, limit } = selection;
    const own = exclude === '' ? undefined : await postgresArticles.find(sql, site, exclude);
    const range = articleRange(selection, own?.publishedAt);
    if (!range) return [];
    const byTime = range.direction === 'ascending' ? articleSql.oldest : articleSql.newest;
    const text = range.key === 'views' ? articleSql.mostViewed : byTime;
    return sql.all<ArticleRecord>(text, site, range.from.key, range.from.id, exclude, limit);
  },
  async put(
    tx: Transaction,
    site: string,
    records: readonly ArticleRecord[],
  ): Promise<{ added: number; updated: number }> {
    let added = 0;
    for (const record of records) {
      const { id, title, url, published, publishedAt } = record;
      if (await postgresArticles.insert(tx, site, record)) added += 1;
      else await tx.run(articleSql.update, site, id, title, url, published, publishedAt);
    }
    return { added, updated: records.length - added };
  },
  async addViews(tx: Transaction, site: string, views: ReadonlyMap<string, number>): Promise<void> {
    await tx.run(articleSql.addViews, site, [...views.keys()], [...views.values()]);
  },
};
