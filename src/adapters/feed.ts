import type { Adapter } from '../contract/adapter.js';
import type { Article, ArticleKind } from '../core/article.js';
import { CommentError } from '../core/error.js';
import { feedArticles } from './feed-articles.js';
import { readFeedText } from './feed-text.js';
import { createLine } from './parts/line.js';
import { refuseByStatus } from './parts/refusal.js';
import { selectArticles } from './parts/select-articles.js';

// Cannot: comments of any kind, views, `popular`, or articles that the feed no longer names. A feed is mostly the newest ten or twenty.

const kinds: readonly ArticleKind[] = ['recent', 'older', 'newer'];

export interface FeedAdapterOptions {
  /** Address of an RSS 2.0, RSS 1.0, Atom or JSON feed: absolute, or a path on the page's own origin. Another origin must allow it by CORS. */
  readonly endpoint: string;
  /** IANA name of the zone that an article's day is read in, and a time that names no zone. Default `Asia/Ho_Chi_Minh`. */
  readonly timeZone?: string;
  /** For how long a feed that was read is not asked for again, in milliseconds. Default 60,000; 0 shares only what is on its way. */
  readonly keepMs?: number;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole feed. Default 15,000. */
  readonly timeoutMs?: number;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Article lists from a feed: `recent`, `older` and `newer`, also by day. An article is known by the path of its link, as a page is by that of its canonical link, so that the
 * page's own is left out; where several links share a path, by path and query. All lists of a page share one request.
 *
 * What lacks a title, a link or a time that can be read is left out, and nothing else with it. A page that the feed does not name counts as newer than all of it.
 * @throws TypeError when `endpoint` is missing or `timeZone` is none.
 */
export function feedAdapter(options: FeedAdapterOptions): Adapter {
  const { endpoint, timeZone = 'Asia/Ho_Chi_Minh', keepMs = 60_000 } = options;
  const { fetch: own, timeoutMs = 15_000, now = Date.now } = options;
  if (!endpoint) throw new TypeError('feedAdapter needs an endpoint, such as "/feed.xml".');
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new TypeError(`feedAdapter: timeZone "${timeZone}" is none: give one such as "Asia/Ho_Chi_Minh".`, {
      cause,
    });
  }
  const line = createLine({ base: endpoint, fetch: own, timeoutMs, refuse: refuseByStatus });
  let kept: { readonly articles: Promise<readonly Article[]>; until: number } | undefined;

  /** Nobody's signal ends it: whoever else waits still wants it, and the time limit ends it anyway. */
  const read = (): Promise<readonly Article[]> => {
    if (kept && now() < kept.until) return kept.articles;
    const articles = line(
      '',
      async (answer) => feedArticles(await readFeedText(answer), answer.url || endpoint, timeZone),
      {},
      // Short enough to need no preflight.
      { headers: { accept: 'application/xml, */*' } },
    );
    const reading = (kept = { articles, until: Infinity });
    articles.then(
      () => (reading.until = now() + keepMs),
      () => (reading.until = 0),
    );
    return articles;
  };

  return {
    name: 'feed',
    abilities: { articleKinds: kinds, articleDates: true },

    async listArticles(query, { signal } = {}) {
      const asked = { ...query };
      if (!kinds.includes(asked.kind)) throw new CommentError('unsupported');
      return structuredClone(selectArticles(await until(signal, read), asked, timeZone));
    },
  };
}

/** What is shared goes on; only this caller's wait ends. */
async function until<T>(signal: AbortSignal | undefined, start: () => Promise<T>): Promise<T> {
  let end = (): void => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(new DOMException('The call was aborted.', 'AbortError'));
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end);
  });
  return Promise.race([ended, signal?.aborted ? ended : start()]).finally(() =>
    signal?.removeEventListener('abort', end),
  );
}
