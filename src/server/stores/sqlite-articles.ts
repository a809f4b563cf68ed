import type { DatabaseSync } from 'node:sqlite';
import type { ArticleRecord, ArticleSelection } from '../../contract/store.js';
import { articleRange, type ArticleRange } from './article-range.js';

export const articleColumns = 'id, title, url, published, published_at AS publishedAt, views';

function listSql(column: string, compare: '<' | '>', order: '' | 'DESC'): string {
  return `SELECT ${articleColumns} FROM article WHERE site = ? AND (${column}, id) ${compare} (?, ?) AND id <> ?
    ORDER BY ${column} ${order}, id ${order} LIMIT ?`;
}

export const articleSql = {
  newest: /* @__PURE__ */ listSql('published_at', '<', 'DESC'),
  oldest: /* @__PURE__ */ listSql('published_at', '>', ''),
  mostViewed: /* @__PURE__ */ listSql('views', '<', 'DESC'),
  find: `SELECT ${articleColumns} FROM article WHERE site = ? AND id = ?`,
  insert: `INSERT INTO article (site, id, title, url, published, published_at, views) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`,
  update: 'UPDATE article SET title = ?, url = ?, published = ?, published_at = ? WHERE site = ? AND id = ?',
  addViews: 'UPDATE article SET views = views + ? WHERE site = ? AND id = ?',
};

/** The operations on articles; each runs to its end within one turn. */
export function sqliteArticles(db: DatabaseSync) {
  const newest = db.prepare(articleSql.newest);
  const oldest = db.prepare(articleSql.oldest);
  const mostViewed = db.prepare(articleSql.mostViewed);
  const find = db.prepare(articleSql.find);
  const insert = db.prepare(articleSql.insert);
  const update = db.prepare(articleSql.update);
  const addViews = db.prepare(articleSql.addViews);

  const statementFor = ({ key, direction }: ArticleRange) => {
    if (key === 'views') return mostViewed;
    return direction === 'ascending' ? oldest : newest;
  };
  const findArticle = (site: string, id: string) => {
    const row = find.get(site, id);
    return row && article(row);
  };

  /** `false`: it is known. */
  const insertArticle = (site: string, { id, title, url, published, publishedAt, views = 0 }: ArticleRecord) =>
    insert.run(site, id, title, url, published, publishedAt, views).changes === 1;

  return {
    findArticle,
    insert: insertArticle,
    list(selection: ArticleSelection): ArticleRecord[] {
      const { site, exclude, limit } = selection;
      const range = articleRange(selection, findArticle(site, exclude)?.publishedAt);
      if (!range) return [];
      return statementFor(range).all(site, range.from.key, range.from.id, exclude, limit).map(article);
    },
    put(site: string, records: readonly ArticleRecord[]): { added: number; updated: number } {
      let added = 0;
      for (const record of records) {
        const { id, title, url, published, publishedAt } = record;
        if (insertArticle(site, record)) added += 1;
        else update.run(title, url, published, publishedAt, site, id);
      }
      return { added, updated: records.length - added };
    },
    addViews(site: string, views: ReadonlyMap<string, number>): void {
      for (const [id, count] of views) addViews.run(count, site, id);
    },
  };
}

export type SqliteArticles = ReturnType<typeof sqliteArticles>;

// Rows come without a prototype; callers get plain objects.
function article(row: object): ArticleRecord {
  return { ...row } as ArticleRecord;
}
