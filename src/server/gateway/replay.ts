import type { CommentDraft } from '../../core/comment.js';
import type { ForwardRecord } from '../../contract/store.js';
import { privateJson } from '../call.js';
import { receiptStatus, receiptToken } from '../receipt.js';
import { Refusal } from '../refusal.js';
import { isSameText } from '../submission-text.js';
import type { GatewayCall } from './form.js';
import { forward, ownComment, receiptFor, unknownReceipt } from './forward.js';
import { keepForOwner, nextMoment, tokenOf } from './record.js';
import { statesOf } from './status.js';

/** A submission that is known: its state of now, a second try where that cannot double it, or 409 for another text. */
export async function replay(call: GatewayCall, known: ForwardRecord, draft: CommentDraft): Promise<Response> {
  const { gateway, services, site, keys } = call;
  if (!(await isSameText(keys, known, draft))) {
    const { id, status = 'unknown' } = known.receipt ?? {};
    throw new Refusal('conflict', {
      title: 'Another text is stored under this submissionId.',
      stored: { ...(id !== undefined && { id }), status, token: await receiptToken(keys[0], tokenOf(known)) },
    });
  }
  if (known.state === 'done') return answer(call, known, draft);
  // Copies in this process wait for each other: it is another one that sends, or one that was killed while it did.
  const leftMs = known.at + gateway.leaseMs - gateway.now();
  if (known.state === 'sending' && leftMs > 0 && leftMs <= gateway.leaseMs) throw onItsWay(Math.min(leftMs, 5000));
  if (!gateway.resends) {
    await keepForOwner(call, known);
    return unknownReceipt(known);
  }
  const queued = known.draft ? undefined : await services.store.findComment(site.id, known.id);
  const accepted =
    known.draft ??
    (queued && {
      ...{ url: draft.page.url, title: '', fields: queued.fields },
      ...(draft.parent !== undefined && { parent: draft.parent }),
      ...(queued.consent !== undefined && { consent: queued.consent }),
    });
  // The owner has erased it.
  if (!accepted || queued?.fingerprint === '') return removed(known);
  const again: ForwardRecord = { ...known, draft: accepted, state: 'sending', at: nextMoment(gateway, known) };
  if (!(await services.store.settleForward(again, known.at))) throw onItsWay(1000);
  const response = await forward(call, again, draft);
  if (queued) await clearQueue(call, again);
  return response;
}

const removed = ({ submissionId }: ForwardRecord): Response => privateJson({ status: 'removed', submissionId });

/** It has arrived after all: nobody need look at it any more. */
async function clearQueue({ services, site, gateway }: GatewayCall, { id }: ForwardRecord): Promise<void> {
  const decision = { site: site.id, comment: id, to: 'removed', actor: 'gateway', at: gateway.now() } as const;
  await services.store.decide([decision]).catch(() => undefined);
}

function onItsWay(retryAfterMs: number): Refusal {
  return new Refusal('server', { title: 'This comment is still on its way.', status: 503, retryAfterMs });
}

async function answer(call: GatewayCall, known: ForwardRecord, draft: CommentDraft): Promise<Response> {
  // What cannot be asked now is as it was.
  const [state = { status: known.receipt?.status ?? 'unknown' }] = await statesOf(call, [known]).catch(() => []);
  const comment = state.comment ?? ownComment(known, undefined, draft);
  const receipt = await receiptFor(call, known, { ...state, ...(comment && { comment }) });
  return privateJson(receipt, receiptStatus(receipt));
}
