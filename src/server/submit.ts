import { randomId } from '../core/random-id.js';
import type { CommentDraft } from '../core/comment.js';
import type { StoredComment } from '../contract/store.js';
import { maxSubmissionBytes, parseSubmission } from '../protocol/parse-submission.js';
import { privateJson, type Call } from './call.js';
import { readJson } from './read-body.js';
import { publicStatus, receiptOf, receiptStatus, receiptToken } from './receipt.js';
import { invalid, Refusal, tooMany } from './refusal.js';
import { askCheckers, assess, type Assessment, type Writing } from './scoring/assess.js';
import { publishesAtOnce } from './scoring/publishes-at-once.js';
import { searchText } from './search-text.js';
import { requireChallenge, refuseChallenge } from './submit-challenge.js';
import { checkRules, type CheckedDraft } from './submission-rules.js';
import { fingerprint, isSameText } from './submission-text.js';

/** `POST /v1/comments`. The order of its steps is the contract (README, "Order of work"); step 1 is done before this is called. */
export function submit(call: Call): Promise<Response> {
  return submitTo(call, (draft) => accept(call, draft));
}

/** Copies of one submit come after each other. @param take steps 3 and later */
export async function submitTo(call: Call, take: (draft: CommentDraft) => Promise<Response>): Promise<Response> {
  const parsed = parseSubmission(await readJson(call.request, maxSubmissionBytes));
  if (parsed.issues) throw invalid('The submission has another shape.', parsed.issues);
  const draft = parsed.value;
  return call.services.oneAtATime(`${call.site.id} ${draft.submissionId}`, () => take(draft));
}

async function accept(call: Call, draft: CommentDraft): Promise<Response> {
  const { site, now, keys, services, unit } = call;
  const { store, takeLimit } = services;
  const find = (): Promise<StoredComment | undefined> => store.findSubmission(site.id, draft.submissionId);

  // Before any rule: what is stored is stored, whatever form, thread, limits, consent and challenge say now.
  const known = await find();
  if (known) return replay(call, known, draft);

  const checked = await checkRules(store, site, draft);
  const writing: Writing = { ...draft, ...checked };
  const assessment = await assess(call, writing);

  const wait = await takeLimit('submit', keys[0], site.id, unit, now);
  if (wait > 0) {
    // Another process may have stored a copy since the first look: that reader must not be told that nothing happened.
    const late = await find();
    if (late) return replay(call, late, draft);
    throw tooMany(wait);
  }

  const challenge = await requireChallenge(call, draft, checked.page.id, assessment.score);
  const comment = await record(call, draft, checked, await askCheckers(call, writing, assessment));
  const result = await store.acceptSubmission({ comment, page: checked.page, ...(challenge && { challenge }) });
  if (result.outcome === 'challenge-used') throw await refuseChallenge(call, checked.page.id, draft.challenge);
  if (result.outcome !== 'stored') return replay(call, result.comment, draft);
  return answer(call, result.comment);
}

/** The state of now for the same text; 409 with what is stored for another. */
export async function replay(call: Call, stored: StoredComment, draft: CommentDraft): Promise<Response> {
  if (await isSameText(call.keys, stored, draft)) return answer(call, stored);
  throw new Refusal('conflict', {
    title: 'Another text is stored under this submissionId.',
    stored: { id: stored.id, status: publicStatus(stored), token: await receiptToken(call.keys[0], stored) },
  });
}

async function answer(call: Call, stored: StoredComment): Promise<Response> {
  const receipt = await receiptOf(call, stored);
  return privateJson(receipt, receiptStatus(receipt));
}

async function record(
  { site, now, keys, services }: Call,
  draft: CommentDraft,
  checked: CheckedDraft,
  assessment: Assessment,
): Promise<StoredComment> {
  const { score, reasons, reader, textKey, effect } = assessment;
  const unseen = effect === 'spam' ? 'spam' : 'pending';
  return {
    id: randomId(16),
    site: site.id,
    page: checked.page.id,
    ...(draft.parent !== undefined && { parent: draft.parent }),
    submissionId: draft.submissionId,
    fingerprint: await fingerprint(keys[0], site.id, draft),
    status: (await publishesAtOnce(services.store, site, assessment)) ? 'published' : unseen,
    fields: checked.fields,
    createdAt: Math.max(now, checked.notBefore),
    score,
    ...(reasons.length > 0 && { reasons }),
    ...(site.consent && draft.consent && { consent: draft.consent.version }),
    search: searchText(checked.fields, site.fields, site.phoneCountry),
    textKey,
    ...(reader !== undefined && { reader }),
    generation: 1,
  };
}
