import type { StoredComment } from '../contract/store.js';
import { writeAtom, type AtomEntry } from './atom.js';
import type { Call } from './call.js';
import { requirePage } from './form.js';
import { pageUrl } from './page-path.js';
import { publicText } from './public-json.js';
import { publicComment } from './receipt.js';

const maxEntries = 50;

/** `GET /v1/feed?page`: the newest published comments of a page, or of the whole site, as Atom. A page that nobody knows has none. */
export async function feed(call: Call): Promise<Response> {
  const { request, query, site, services } = call;
  const page = query.has('page') ? requirePage(call) : undefined;
  const found = await services.store.listRecentComments(site.id, page, maxEntries);
  const pages = new Set(page === undefined ? found.map((comment) => comment.page) : [page]);
  const places = new Map(await Promise.all([...pages].map(async (id) => [id, await placeOf(call, id)] as const)));
  const [origin = ''] = site.origins;
  const about = places.get(page ?? '') ?? { url: `${origin}/`, title: new URL(origin).host };
  const { origin: host, pathname } = new URL(request.url);
  const self = `${host}${pathname}${page === undefined ? '' : `?page=${encodeURIComponent(page)}`}`;
  const body = writeAtom({
    // Of a page it is not the page itself, which may have a feed of its own articles.
    id: `${about.url}#yk-comments`,
    title: about.title,
    link: about.url,
    self,
    entries: found.map((comment) => entry(comment, places.get(comment.page)?.url ?? about.url)),
  });
  return publicText(request, body, 'application/atom+xml; charset=utf-8');
}

/** The title that a page's row has came with somebody's comment: only an article's own title may stand in public. */
async function placeOf({ site, services }: Call, page: string): Promise<{ url: string; title: string }> {
  const [row, article] = await Promise.all([
    services.store.findPage(site.id, page),
    services.store.findArticle(site.id, page),
  ]);
  return { url: pageUrl(site, page, row?.url ?? ''), title: article?.title ?? page };
}

function entry(stored: StoredComment, page: string): AtomEntry {
  const { id, name, title, content, created, edited } = publicComment(stored);
  return {
    link: `${page}#yk-c-${id}`,
    title: title ?? name,
    author: name,
    published: created,
    updated: edited ?? created,
    content,
  };
}
