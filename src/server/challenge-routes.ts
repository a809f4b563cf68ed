import { parseChallengeRequest, parseSoundRequest, parseVerifyRequest } from '../protocol/parse-requests.js';
import { privateJson, type Call } from './call.js';
import { chooseKind } from './challenges.js';
import { pagePath } from './page-path.js';
import { readParsed } from './read-parsed.js';
import { invalid, Refusal, tooMany } from './refusal.js';

/** Largest body of these routes in bytes: an id, an answer and some names. */
const maxBytes = 8 * 1024;

/** The purpose that only `POST /v1/comments` takes. */
const commentPurpose = 'comment';

/** `POST /v1/challenges` → 201. Writes nothing; counts against the issue limit. */
export async function issueChallenge(call: Call): Promise<Response> {
  const asked = await readParsed(call.request, maxBytes, parseChallengeRequest);
  const page = pageOf(call, asked.page);
  const kind = chooseKind(asked.accept);
  await takeIssue(call);
  const binding = { site: call.site.id, page, purpose: asked.purpose };
  return privateJson(await call.services.challenges.issue(binding, kind, call.now), 201);
}

/** `POST /v1/challenges/sound` → the digits of a picture, spoken. Costs as much as a picture, so it counts like one. */
export async function speakChallenge(call: Call): Promise<Response> {
  const { id, locale } = await readParsed(call.request, maxBytes, parseSoundRequest);
  await takeIssue(call);
  // Digits are spoken in two languages; who reads neither hears English.
  const language = /^vi\b/i.test(locale) ? 'vi' : 'en';
  const wav = await call.services.challenges.sound(call.site.id, id, language, call.now);
  if (!wav) throw refused();
  const headers = { 'content-type': 'audio/wav', 'cache-control': 'no-store' };
  return new Response(new Uint8Array(wav), { headers });
}

/**
 * `POST /v1/challenges/verify` → `{ ok: true, purpose }`, once. For the server of a foreign form; what pays for a comment is not taken here, or
 * one answer could pay twice.
 */
export async function verifyEntry(call: Call): Promise<Response> {
  const { answer, purpose, page } = await readParsed(call.request, maxBytes, parseVerifyRequest);
  const { services, site, now } = call;
  const claims = await services.challenges.read(answer.id, now);
  if (!claims || claims.purpose === commentPurpose || (purpose !== undefined && purpose !== claims.purpose))
    throw refused();
  const binding = { site: site.id, purpose: claims.purpose, ...(page !== undefined && { page: pageOf(call, page) }) };
  const result = await services.challenges.check(binding, answer, now);
  if (result.outcome === 'void') throw refused();
  const first = await services.store.useChallenge(result.use, now);
  if (!first || result.outcome === 'wrong') throw refused();
  return privateJson({ ok: true, purpose: claims.purpose, ...(page !== undefined && { page }) });
}

function pageOf({ site }: Call, page: string): string {
  const path = pagePath(site, page);
  if (path === undefined) throw invalid('The page is not under this site.', [{ field: 'page', code: 'invalid-page' }]);
  return path;
}

async function takeIssue({ services, keys, site, unit, now }: Call): Promise<void> {
  const wait = await services.takeLimit('issue', keys[0], site.id, unit, now);
  if (wait > 0) throw tooMany(wait);
}

function refused(): Refusal {
  return new Refusal('challenge', { title: 'The challenge is wrong, expired or used.' });
}
