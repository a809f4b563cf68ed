import { checkText } from '../core/text.js';
import { parseReport, type ReportInput } from '../protocol/parse-comment-requests.js';
import type { Call } from './call.js';
import { readParsed } from './read-parsed.js';
import { readerHashes } from './reader-hash.js';
import { invalid, tooMany } from './refusal.js';
import { notPublished } from './vote.js';

/** Characters, as `ReportRequest.text` says. */
const maxLength = 500;

/** `POST /v1/comments/report {comment, reason, text?, readerKey}` → 204, the second time too. */
export async function report(call: Call): Promise<Response> {
  const { site, services, keys, unit, now } = call;
  const { text, ...given } = await readReport(call);
  const comment = await services.store.findComment(site.id, given.comment);
  if (comment?.status !== 'published') throw notPublished();
  const wait = await services.takeLimit('report', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
  await services.store.report({
    site: site.id,
    comment: comment.id,
    ...(await readerHashes(keys, site.id, given.readerKey)),
    reason: given.reason,
    ...(text !== '' && { text }),
    createdAt: now,
  });
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

/** What is reported, its text as it may be kept; empty when there is none. @throws Refusal 422 */
export async function readReport({ request }: Call): Promise<ReportInput & { readonly text: string }> {
  const given = await readParsed(request, 8 * 1024, parseReport);
  const { text, problem } = checkText(given.text ?? '', { multiline: true, maxLength });
  if (!problem) return { ...given, text };
  const limit = problem === 'too-long' ? { limit: maxLength } : {};
  throw invalid('The report breaks a rule of texts.', [{ field: 'text', code: problem, ...limit }]);
}
