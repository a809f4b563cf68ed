import { parseView } from '../protocol/parse-requests.js';
import { lengthPrefixed } from './bytes.js';
import type { Call } from './call.js';
import { hmacText } from './keys.js';
import { pagePath } from './page-path.js';
import { readParsed } from './read-parsed.js';
import { tooMany } from './refusal.js';

/** `POST /v1/views {page}` → 204, also for a page that nobody knows: whether an article exists is no secret, and no matter of a beacon. */
export async function recordView(call: Call): Promise<Response> {
  const { page } = await readParsed(call.request, 2048, parseView);
  const { site, services, keys, unit, now } = call;
  const wait = await services.takeLimit('view', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const path = pagePath(site, page);
  if (path !== undefined && (await services.store.findArticle(site.id, path))) {
    const reader = await hmacText(keys[0].limit, lengthPrefixed(['reader of', site.id, path, unit]));
    services.views.count(site.id, path, reader, now);
  }
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
