import type { Article } from '../core/article.js';
import { CommentError } from '../core/error.js';
import { decodeEntities } from '../core/html-entities.js';
import { checkText } from '../core/text.js';
import { safeUrl } from '../core/url.js';
import { readJsonItems, type FeedItem } from './feed-json.js';
import { readXmlItems } from './feed-xml.js';
import { readTime } from './parts/read-time.js';

/** So many are read, from the top, where the newest stand: nobody pages further. */
const mostItems = 2000;
/** Characters; a longer title is none. */
const longestTitle = 500;

/**
 * The articles of a feed, in its order.
 * @param base address of the feed, for relative links.
 * @param timeZone of times that name none.
 * @throws CommentError `protocol` that says what came instead of a feed.
 */
export function feedArticles(text: string, base: string, timeZone: string): readonly Article[] {
  const items = /^[\s\ufeff]*[[{]/.test(text) ? readJsonItems(text) : readXmlItems(text);
  if (!items)
    throw new CommentError('protocol', {
      message: `${nameOf(text)} instead of RSS, Atom or JSON Feed: give the endpoint of one.`,
    });
  const byUrl = new Map<string, Omit<Article, 'id'>>();
  for (const item of items.slice(0, mostItems)) {
    const article = toArticle(item, base, timeZone);
    // An item may stand there twice; the first is as good as the second.
    if (article && !byUrl.has(article.url)) byUrl.set(article.url, article);
  }
  const articles = [...byUrl.values()];
  const counts = new Map<string, number>();
  for (const { url } of articles) for (const key of keysOf(url)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return articles.map((article): Article => ({
    id: [...keysOf(article.url)].find((key) => counts.get(key) === 1)!,
    ...article,
  }));
}

/** What an article may be known by; the first that no other has. */
function keysOf(url: string): Set<string> {
  const { pathname, search } = new URL(url);
  return new Set([pathname, pathname + search, url]);
}

function toArticle(
  { title, link, time, markup }: FeedItem,
  base: string,
  timeZone: string,
): Omit<Article, 'id'> | undefined {
  // What is HTML by its own word loses its tags; everything else is text, whatever it looks like.
  const words = markup ? decodeEntities(title.replace(/<[^<>]*>/g, '')) : title;
  const { text, problem } = checkText(words, { maxLength: longestTitle });
  // The endpoint may be a path, where a `fetch` of the owner's own says no address.
  const url = safeUrl(link, URL.canParse(base) ? base : undefined);
  const at = readTime(time, timeZone);
  if (!text || problem || !url || !/^https?:/.test(url) || at === undefined) return undefined;
  return { title: text, url, published: new Date(at).toISOString() };
}

/** What an answer looks like, without repeating it. */
function nameOf(text: string): string {
  const [, root] = /<([a-z][\w.:-]{0,30})/i.exec(text.slice(0, 5000)) ?? [];
  return root ? `<${root}>` : 'a text';
}
