import { parseFeed } from 'feedsmith';
import type { ArticleRecord } from '../contract/store.js';
import { checkText } from '../core/text.js';
import { safeUrl } from '../core/url.js';
import { pagePath } from './page-path.js';

/** An item of a feed before it is an article. */
interface FeedItem {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  /** As the feed writes it: ISO 8601 or RFC 822. */
  readonly date?: unknown;
}

export interface FeedArticles {
  readonly format: string;
  readonly articles: readonly ArticleRecord[];
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
}

/** Largest feed in bytes; a feed of 10,000 items with summaries fits. */
export const maxFeedBytes = 5 * 1024 * 1024;
const maxDepth = 64;
const maxTitle = 500;

/**
 * Reads RSS 2.0, Atom or JSON Feed.
 * @param origins those that links may lead to; none: any.
 * @throws Error that says why the text is not read.
 */
export function readFeed(text: string, origins: readonly string[] = []): FeedArticles {
  // A byte order mark is no part of the text.
  const plain = text.replace(/^\uFEFF/, '');
  refuseTraps(plain);
  const { format, items } = parse(plain);
  const articles = new Map<string, ArticleRecord>();
  const skipped: { title: string; reason: string }[] = [];
  for (const item of items) {
    const article = toArticle(item, origins);
    const reason =
      typeof article === 'string' ? article : articles.has(article.id) ? 'another item has the same path' : '';
    if (typeof article === 'string' || reason)
      skipped.push({ title: (item.title ?? '').trim().slice(0, 80) || '(no title)', reason });
    else articles.set(article.id, article);
  }
  return { format, articles: [...articles.values()], skipped };
}

/** Entities can make gigabytes of a line and read files; no feed needs them. */
function refuseTraps(text: string): void {
  if (!text.trimStart().startsWith('<')) return;
  const markup = withoutTexts(text);
  if (/<!(DOCTYPE|ENTITY)/i.test(markup))
    throw new Error('it declares a DOCTYPE or entities, which are not read: remove the declaration.');
  let depth = 0;
  for (const [, close, selfClosing] of markup.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (close) depth--;
    else if (!selfClosing) depth++;
    if (depth > maxDepth) throw new Error(`its elements are nested more than ${maxDepth} deep.`);
  }
}

/** Without CDATA and comments: what stands in them is text, not markup. In one walk; a pattern would begin anew at each one that never ends. */
function withoutTexts(text: string): string {
  let markup = '';
  let at = 0;
  for (;;) {
    const start = text.slice(at).search(/<!(\[CDATA\[|--)/);
    if (start < 0) return markup + text.slice(at);
    markup += text.slice(at, at + start);
    const close = text.startsWith('<!--', at + start) ? '-->' : ']]>';
    const end = text.indexOf(close, at + start);
    if (end < 0) return markup;
    at = end + close.length;
  }
}

function parse(text: string): { format: string; items: readonly FeedItem[] } {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch (cause) {
    throw new Error('it is no RSS 2.0, Atom or JSON Feed.', { cause });
  }
  const { format, feed } = parsed;
  if (format === 'rss') {
    const items = (feed.items ?? []).map(({ title, link, guid, pubDate, dc }) => {
      return { title, link: link ?? guid?.value, date: pubDate ?? dc?.dates?.[0] };
    });
    return { format: 'RSS', items };
  }
  if (format === 'atom') {
    const items = (feed.entries ?? []).map(({ title, links, published, updated }) => {
      const link = links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
      const words = title?.type === 'html' || title?.type === 'xhtml' ? wordsOf(title.value ?? '') : title?.value;
      return { title: words, link, date: published ?? updated };
    });
    return { format: 'Atom', items };
  }
  if (format === 'json') {
    const items = (feed.items ?? []).map((item) => ({ title: item.title, link: item.url, date: item.date_published }));
    return { format: 'JSON Feed', items };
  }
  throw new Error('it is no RSS 2.0, Atom or JSON Feed.');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

/** An Atom title may be HTML: its words, with the references that titles have. What is left over stays as it is: text, never markup. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|(\w{2,4}));/g, (whole, code: string | undefined, name: string) => {
      if (code === undefined) return entities[name] ?? whole;
      return Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole;
    });
}

/** The article, or why it is none. */
function toArticle({ title = '', link, date }: FeedItem, origins: readonly string[]): ArticleRecord | string {
  const { text, problem } = checkText(title, { maxLength: maxTitle });
  if (!text) return 'it has no title';
  if (problem)
    return problem === 'too-long'
      ? `its title is longer than ${maxTitle} characters`
      : 'its title is not readable text';
  const url = safeUrl(link?.trim());
  if (url === undefined || !/^https?:/.test(url)) return 'its link is no http or https address';
  const { origin, pathname } = new URL(url);
  if (origins.length > 0 && !origins.includes(origin)) return `its link leads to another site (${origin})`;
  const id = pagePath({ origins: [origin] }, pathname);
  if (id === undefined) return 'its link has no usable path';
  const publishedAt = typeof date === 'string' ? Date.parse(date) : NaN;
  if (Number.isNaN(publishedAt)) return 'it has no date that can be read';
  return { id, title: text, url, published: new Date(publishedAt).toISOString(), publishedAt };
}
