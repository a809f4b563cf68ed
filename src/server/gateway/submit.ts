import type { CommentDraft } from '../../core/comment.js';
import type { FieldIssue } from '../../core/error.js';
import { replyFields } from '../../core/reply-fields.js';
import type { ForwardRecord } from '../../contract/store.js';
import { pagePath, pageUrl } from '../page-path.js';
import { invalid, Refusal, tooMany } from '../refusal.js';
import { assess } from '../scoring/assess.js';
import { replay as replayStored, submitTo } from '../submit.js';
import { refuseChallenge, requireChallenge } from '../submit-challenge.js';
import { checkFields, pageTitle, storedFields } from '../submission-rules.js';
import { fingerprint } from '../submission-text.js';
import { readForm, type GatewayCall, type MergedForm } from './form.js';
import { forward } from './forward.js';
import { newForwardId } from './record.js';
import { replay } from './replay.js';

/** `POST /v1/comments` in front of another backend: the order of work is the same, and storing is sending on. */
export function submit(call: GatewayCall): Promise<Response> {
  return submitTo(call, (draft) => accept(call, draft));
}

async function accept(call: GatewayCall, draft: CommentDraft): Promise<Response> {
  const { site, keys, services, unit, now, gateway } = call;
  const { store, takeLimit } = services;
  const { submissionId } = draft;

  // Before any rule, as for what is stored here.
  const known = await store.findForward(site.id, { submissionId });
  if (known) return replay(call, known, draft);
  // From before there was a backend behind this server.
  const stored = await store.findSubmission(site.id, submissionId);
  if (stored) return replayStored(call, stored, draft);

  const page = pagePath(site, draft.page.id);
  if (site.closed) throw closed();
  if (page === undefined) throw invalid('The comment breaks a rule of its form.', [invalidPage]);
  const merged = await readForm(call, page);
  const checked = checkRules(call, merged, draft);
  const own = { ...call, site: merged.site };
  const ref = { id: page, url: pageUrl(site, page, draft.page.url), title: await titleOf(call, page, draft) };
  const assessment = await assess(own, { ...draft, page: ref, fields: checked });
  // There is no queue to hold it back in: whatever a ban rule says, it is not sent on.
  if (assessment.effect !== undefined) throw new Refusal('forbidden', { title: 'This comment cannot be taken.' });

  const wait = await takeLimit('submit', keys[0], site.id, unit, now);
  if (wait > 0) {
    const late = await store.findForward(site.id, { submissionId });
    if (late) return replay(call, late, draft);
    throw tooMany(wait);
  }
  const challenge = await requireChallenge(call, draft, page, assessment.score);
  const record: ForwardRecord = {
    ...{ site: site.id, submissionId, page, id: newForwardId(), state: 'sending', at: gateway.now() },
    fingerprint: await fingerprint(keys[0], site.id, draft),
    draft: {
      ...{ url: ref.url, title: ref.title, fields: checked },
      ...(draft.parent !== undefined && { parent: draft.parent }),
      ...(merged.site.consent && draft.consent && { consent: draft.consent.version }),
    },
  };
  const result = await store.keepForward(record, challenge);
  if (result.outcome === 'challenge-used') throw await refuseChallenge(call, page, draft.challenge);
  if (result.outcome === 'known') return replay(call, result.forward, draft);
  return forward(call, record, draft);
}

const invalidPage: FieldIssue = { field: 'page', code: 'invalid-page' };

const closed = (): Refusal => new Refusal('forbidden', { title: 'This page takes no more comments.' });

/** An article's own title where this server knows it; a reader's word for it is only cleaned. */
async function titleOf({ services, site }: GatewayCall, page: string, draft: CommentDraft): Promise<string> {
  return (await services.store.findArticle(site.id, page))?.title ?? pageTitle(draft.page.title);
}

/** Step 4. Whether a parent is there, only the backend knows. @throws Refusal 403, 422 */
function checkRules({ gateway }: GatewayCall, { form, site }: MergedForm, draft: CommentDraft) {
  if (form.closed) throw closed();
  const { parent, consent } = draft;
  const { maxDepth = 0 } = gateway.upstream.abilities ?? {};
  const issues: FieldIssue[] = [
    ...checkFields(site, draft.fields, parent === undefined ? site.fields : replyFields(site.fields)),
    ...(parent !== undefined && maxDepth === 0 ? [{ field: 'parent', code: 'invalid-parent' } as const] : []),
    ...(site.consent && consent?.version !== site.consent.version
      ? [{ field: 'consent', code: 'consent' } as const]
      : []),
  ];
  if (issues.length > 0) throw invalid('The comment breaks a rule of its form.', issues);
  return storedFields(site, draft.fields);
}
