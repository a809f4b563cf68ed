import type { Challenge, ChallengeAnswer } from '../core/challenge.js';
import type { CommentDraft } from '../core/comment.js';
import type { ChallengeUse } from '../contract/store.js';
import type { Call } from './call.js';
import type { OwnKind } from './challenge-id.js';
import { Refusal } from './refusal.js';

const purpose = 'comment';

/**
 * Step 6 of a submit.
 * @param page its id.
 * @param score of our own rules: on demand, what is suspicious at all needs a challenge.
 * @returns the use that has to be stored with the comment; nothing when the policy asks for none.
 * @throws Refusal 422 `challenge`, with a fresh one while the issue limit has room.
 */
export async function requireChallenge(
  call: Call,
  draft: CommentDraft,
  page: string,
  score: number,
): Promise<ChallengeUse | undefined> {
  const { site, now, services, keys, unit } = call;
  if (site.challenge === 'none') return undefined;
  if (!draft.challenge) {
    const free = site.challenge === 'on-demand' && score === 0;
    if (free && (await services.takeLimit('free', keys[0], site.id, unit, now)) === 0) return undefined;
    throw await refuseChallenge(call, page, undefined);
  }
  const result = await services.challenges.check({ site: site.id, page, purpose }, draft.challenge, now);
  if (result.outcome === 'right') return result.use;
  // A wrong answer uses the id up, or it could be tried until it is right.
  if (result.outcome === 'wrong') await services.store.useChallenge(result.use, now);
  throw await refuseChallenge(call, page, draft.challenge);
}

/** The refusal, with a fresh challenge of the kind that the reader tried. */
export async function refuseChallenge(call: Call, page: string, tried: ChallengeAnswer | undefined): Promise<Refusal> {
  const kind = tried?.solution !== undefined ? 'pow' : 'image';
  const challenge = await freshChallenge(call, page, kind);
  return new Refusal('challenge', { title: 'The challenge is missing, wrong, expired or used.', challenge });
}

/** Every challenge handed out counts, also inside a refusal; when the limit is full, the refusal comes without. */
async function freshChallenge(call: Call, page: string, kind: OwnKind): Promise<Challenge | undefined> {
  const { site, now, services, keys, unit } = call;
  if ((await services.takeLimit('issue', keys[0], site.id, unit, now)) > 0) return undefined;
  return services.challenges.issue({ site: site.id, page, purpose }, kind, now);
}
