import type { Decided } from '../../core/moderation.js';
import { checkText } from '../../core/text.js';
import { parseClose, parseDecisions } from '../../protocol/moderation-requests.js';
import { privateJson } from '../call.js';
import { pagePath } from '../page-path.js';
import { readParsed } from '../read-parsed.js';
import { invalid } from '../refusal.js';
import type { ModeratorCall } from './authorize.js';

/** Longest reason in characters as a person counts them. */
const maxReason = 500;

/** `POST /v1/moderation/decide {decisions, reason?}` → `{ decided }`: all in one commit. */
export async function decide(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const asked = await readParsed(call.request, 64 * 1024, parseDecisions);
  const reason = readReason(asked.reason);
  const results = await services.store.decide(
    asked.decisions.map((decision) => ({
      ...decision,
      site: site.id,
      actor: moderator.name,
      at: now,
      ...(reason && { reason }),
    })),
  );
  const decided: Decided[] = results.map(({ comment, from, to }) => ({ comment: comment.id, from, to }));
  return privateJson({ decided });
}

function readReason(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const { text, problem } = checkText(given, { maxLength: maxReason, multiline: true });
  if (!problem) return text;
  const issue = { field: 'reason', code: problem, ...(problem === 'too-long' && { limit: maxReason }) };
  throw invalid('The reason cannot be kept as it is.', [issue]);
}

/** `POST /v1/moderation/close {page, closed}` → 204, also when it was so already. */
export async function closePage(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const { page, closed } = await readParsed(call.request, 8 * 1024, parseClose);
  const path = pagePath(site, page);
  if (path === undefined) {
    throw invalid('"page" is not a path under this site.', [{ field: 'page', code: 'invalid-page' }]);
  }
  await services.store.closePage(site.id, path, closed, moderator.name, now);
  return done();
}

/** 204 for one moderator. */
export function done(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
