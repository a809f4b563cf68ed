import type { CallOptions } from '../contract/adapter.js';
import type { Article, ArticleQuery } from '../core/article.js';
import type { ResultPage } from '../core/page.js';
import { reduceHtml } from '../core/reduce-html.js';
import { list, object, text } from '../protocol/decode.js';
import { countedId as id } from './parts/counted-id.js';
import { checkLimit, readCursor, refuse, writeCursor } from './parts/cursor.js';
import { utcTime } from './parts/utc-time.js';
import type { Site } from './wordpress-site.js';

interface Row {
  readonly id: string;
  readonly date: string;
  readonly date_gmt: string;
  readonly link: string;
  readonly title: { readonly rendered: string };
}

const title = object<Row['title']>({ rendered: text });
const rows = list(object<Row>({ id, date: utcTime, date_gmt: utcTime, link: text, title }));
const own = object<{ date: string }>({ date: utcTime });

/**
 * Posts by their time in the site's zone, which is the one that WordPress compares `before` and `after` with. Both leave the given second out. Posts of one second come in no certain order:
 * a cursor names those of its second that have come. Those of the page's own second count as newer.
 */
export async function listPosts(
  site: Site,
  type: string,
  { kind, page, date, cursor, limit = 10 }: ArticleQuery,
  call?: CallOptions,
): Promise<ResultPage<Article>> {
  checkLimit(limit);
  const newer = kind === 'newer';
  const name = [kind, page, date ?? ''];
  const [from, came] = cursor === undefined ? [] : readCursor<[string, string]>(cursor, name, ['', '']);
  const day = Date.parse(`${date ?? '2000-01-01'}T00:00:00Z`);
  if (Number.isNaN(day)) throw refuse('date');
  const [post] = await site.find([page], call);

  let bound: string | undefined;
  if (from) bound = shift(from, newer ? -1 : 1);
  else if (kind !== 'recent' && date) bound = shift(day, newer ? -1 : 86_400);
  else if (kind !== 'recent') {
    if (!post) return { items: [] };
    const { date: time } = await site.ask(`${post.type}/${post.id}`, { _fields: 'date' }, own, call);
    bound = newer ? shift(time, -1) : shift(time, 0);
  }
  const exclude = [post?.id, came].filter(Boolean).join();
  const found = await site.ask(
    type,
    {
      orderby: 'date',
      order: newer ? 'asc' : 'desc',
      per_page: limit + 1,
      _fields: 'id,date,date_gmt,link,title',
      ...(bound && { [newer ? 'after' : 'before']: bound }),
      ...(exclude && { exclude }),
    },
    rows,
    call,
  );
  const items = found.slice(0, limit);
  const last = items.at(-1)?.date;
  const next = (): string => {
    const same = items.filter((item) => item.date === last).map(({ id }) => id);
    return writeCursor(name, [last!, [...(last === from && came ? [came] : []), ...same].join()]);
  };
  return { items: items.map(show), ...(found.length > limit && { next: next() }) };
}

function show({ date_gmt, link, title: { rendered } }: Row): Article {
  return { id: idOf(link), title: reduceHtml(rendered).content || link, url: link, published: date_gmt };
}

/** As elements name the page itself, by its path; where WordPress has no paths, `/?p=12`. */
function idOf(link: string): string {
  return link.replace(/^https?:\/\/[^/]*/, '').replace(/#.*/, '') || '/';
}

/** Seconds later, as WordPress writes times. */
function shift(time: string | number, seconds: number): string {
  return new Date(new Date(time).getTime() + seconds * 1000).toISOString().slice(0, 19);
}
