import type { PageRef } from '../../core/page.js';
import { parseVote } from '../../protocol/parse-comment-requests.js';
import { parseView } from '../../protocol/parse-requests.js';
import { privateJson } from '../call.js';
import { pagePath } from '../page-path.js';
import { readParsed } from '../read-parsed.js';
import { recordView as recordHere } from '../record-view.js';
import { invalid, malformed, Refusal, tooMany } from '../refusal.js';
import { readReport } from '../report.js';
import { maxVoteBytes } from '../vote.js';
import { ask, askOr, unsupported } from './ask.js';
import { pageRef, type GatewayCall } from './form.js';
import { shownVotes } from './public-shape.js';
import { upstreamReader } from './record.js';

const nothing = (): Response => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });

/** `POST /v1/comments/vote {page, comment, value, readerKey}` → `{ up, down?, mine }` */
export async function vote(call: GatewayCall): Promise<Response> {
  const { site, services, keys, unit, now, gateway } = call;
  const { upstream } = gateway;
  const { vote: cast } = upstream;
  const { page, comment, value, readerKey } = await readParsed(call.request, maxVoteBytes, parseVote);
  if (!cast) throw unsupported();
  if (site.votes === 'none') throw new Refusal('forbidden', { title: 'This site counts no votes.' });
  const shown = shownVotes(site, gateway);
  if (value === 0 ? !upstream.abilities?.undoVote : value === 1 ? !shown.up : !shown.down) {
    throw malformed('value', 'This value is not counted.');
  }
  const ref = placeOf(call, page);
  const wait = await services.takeLimit('vote', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const request = { page: ref, comment, value, readerKey: await upstreamReader(keys[0], site.id, readerKey) };
  const { up, down } = await askOr(gateway.submitMs, (options) => cast(request, options));
  gateway.reads.forget(ref.id);
  return privateJson({ up, ...(shown.down && down !== undefined && { down }), mine: value });
}

/** `POST /v1/comments/report {page, comment, reason, text?, readerKey}` → 204 */
export async function report(call: GatewayCall): Promise<Response> {
  const { site, services, keys, unit, now, gateway } = call;
  const { reportComment } = gateway.upstream;
  const { page, comment, reason, text, readerKey } = await readReport(call);
  if (!reportComment) throw unsupported();
  const ref = placeOf(call, page);
  const wait = await services.takeLimit('report', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const who = await upstreamReader(keys[0], site.id, readerKey);
  const request = { page: ref, comment, reason, ...(text !== '' && { text }), readerKey: who };
  await askOr(gateway.submitMs, (options) => reportComment(request, options));
  return nothing();
}

/** Our own store knows where a comment stands; the backend has to be told. @throws Refusal 422 */
function placeOf(call: GatewayCall, page: string | undefined): PageRef {
  const path = page === undefined ? undefined : pagePath(call.site, page);
  if (path !== undefined) return pageRef(call, path);
  throw invalid('The page is missing or not under this site.', [{ field: 'page', code: 'invalid-page' }]);
}

/** `POST /v1/views {page}` → 204. The backend's articles are viewed there, this server's own here; a statistic that gets lost is no error. */
export async function recordView(call: GatewayCall): Promise<Response> {
  const { site, services, keys, unit, now, gateway } = call;
  const { listArticles, recordView: record } = gateway.upstream;
  if (!listArticles) return recordHere(call);
  const { page } = await readParsed(call.request, 2048, parseView);
  const wait = await services.takeLimit('view', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  const path = pagePath(site, page);
  if (record && path !== undefined) {
    await ask(gateway.readMs, (options) => record(pageRef(call, path), options)).catch(() => undefined);
  }
  return nothing();
}
