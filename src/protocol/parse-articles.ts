import type { Article } from '../core/article.js';
import { safeUrl } from '../core/url.js';
import { Members, type Parsed } from './request-shape.js';

/** An article as its owner sends it; `views` only starts the count of a new one. */
export type ArticleInput = Omit<Article, 'comments'>;

/** Most articles in one request: one commit of the store. */
const maxArticles = 500;

/** ISO 8601 with a time zone: a time without one would mean another moment on another server. */
const isoTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** `POST /v1/articles {articles: […]}` */
export function parseArticles(json: unknown): Parsed<readonly ArticleInput[]> {
  const body = new Members(json);
  const value = body
    .list('articles', maxArticles)
    .map((each, i) => readArticle(new Members(each, body.issues, `articles[${i}]`)));
  return body.issues.length > 0 ? { issues: body.issues } : { value };
}

function readArticle(members: Members): ArticleInput {
  const views = members.optionalNumber('views');
  const article = {
    id: members.text('id', 500),
    title: members.text('title', 500),
    url: members.text('url', 2000),
    published: members.text('published', 40, isoTime),
    ...(views !== undefined && { views }),
  };
  const { issues, path } = members;
  // The base stands for the page's own origin, which a path may leave out.
  if (article.url && !/^https?:/.test(safeUrl(article.url, 'https://page.invalid') ?? '')) {
    issues.push({ field: `${path}.url`, code: 'invalid-url' });
  }
  if (article.published && Number.isNaN(Date.parse(article.published)))
    issues.push({ field: `${path}.published`, code: 'malformed' });
  if (views !== undefined && !(Number.isSafeInteger(views) && views >= 0))
    issues.push({ field: `${path}.views`, code: 'malformed' });
  return article;
}
