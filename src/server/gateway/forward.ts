import type { CommentDraft, Receipt } from '../../core/comment.js';
import type { ForwardDraft, ForwardReceipt, ForwardRecord } from '../../contract/store.js';
import { privateJson } from '../call.js';
import { receiptStatus, receiptToken } from '../receipt.js';
import { ask, readError, refusalOf, type Told } from './ask.js';
import type { GatewayCall } from './form.js';
import { readStatus, receiptComment } from './public-shape.js';
import { keepForOwner, nextMoment, tokenOf, upstreamReader } from './record.js';

/** Why a backend refuses that a reader cannot mend: it asks for a log-in or a picture of its own. */
const ownersMatter = /^(unauthorized|challenge|unsupported)$/;

/**
 * Sends a kept comment to the backend, once, and keeps what comes of it.
 * @param record in state `sending`, as it is kept.
 * @throws Refusal what the backend refuses; then the submission id is free again. 503 or 504 when nobody knows and it may be sent again.
 */
export async function forward(call: GatewayCall, record: ForwardRecord, draft: CommentDraft): Promise<Response> {
  const { gateway, services, site } = call;
  const { store } = services;
  let receipt: Receipt;
  try {
    receipt = await send(call, record, draft);
  } catch (error) {
    const told = readError(error);
    if (told.outcome === 'unknown') return unknown(call, record, told);
    if (ownersMatter.test(told.code)) gateway.tell('upstream-refused', told.code);
    // Should this fail, the text comes to the owner's eyes: more than needed, and nothing lost.
    await store.dropForward(site.id, record.submissionId, record.at).catch(() => false);
    throw refusalOf(told);
  }
  const { draft: _, ...rest } = record;
  const done = { ...rest, state: 'done', at: nextMoment(gateway, record), receipt: kept(call, receipt) } as const;
  // The backend has it: that is what its reader is told, whatever this store says.
  await store.settleForward(done, record.at).catch(() => gateway.tell('upstream-unknown', 'store'));
  gateway.reads.forget(record.page);
  const comment = receipt.comment ?? ownComment(done, record.draft, draft);
  return privateJson(
    await receiptFor(call, done, { ...receipt, ...(comment && { comment }) }),
    receiptStatus({ status: done.receipt.status }),
  );
}

function send(call: GatewayCall, record: ForwardRecord, draft: CommentDraft): Promise<Receipt> {
  const { gateway, keys, site } = call;
  const { upstream, submitMs } = gateway;
  const { page, submissionId, draft: accepted } = record;
  const { url, title, fields, parent, consent } = accepted ?? { url: '', title: '', fields: draft.fields };
  return ask(submitMs, async (options) => {
    if (!upstream.submitComment)
      throw Object.assign(new Error(), { name: 'CommentError', code: 'unsupported', outcome: 'refused' });
    const sent: CommentDraft = {
      page: { id: page, url, title },
      ...(parent !== undefined && { parent }),
      fields,
      submissionId,
      ...(consent !== undefined && { consent: { version: consent } }),
      ...(draft.hints && { hints: draft.hints }),
      ...(draft.readerKey !== undefined && { readerKey: await upstreamReader(keys[0], site.id, draft.readerKey) }),
    };
    return upstream.submitComment(sent, options);
  });
}

/** Nobody knows whether it arrived. Where it may be sent again, the reader's device does that; else the text goes to the owner, and that is its end. */
async function unknown(call: GatewayCall, record: ForwardRecord, told: Told): Promise<Response> {
  const { gateway, services } = call;
  gateway.tell('upstream-unknown', told.code);
  if (gateway.resends) {
    await services.store.settleForward({ ...record, state: 'unknown', at: nextMoment(gateway, record) }, record.at);
    throw refusalOf(told.code in endings ? told : { ...told, code: 'server' });
  }
  await keepForOwner(call, record);
  return unknownReceipt(record);
}

const endings = { network: 1, timeout: 1, server: 1, protocol: 1 };

/** It is kept here, and that is all that is known. */
export function unknownReceipt({ submissionId }: ForwardRecord): Response {
  return privateJson({ status: 'unknown', submissionId } satisfies Receipt, 202);
}

function kept({ gateway, site }: GatewayCall, { status, id, token, editForMs }: Receipt): ForwardReceipt {
  const { editComment, deleteComment, abilities = {} } = gateway.upstream;
  const changes = editComment !== undefined || deleteComment !== undefined;
  const ms = changes ? Math.min(editForMs ?? (abilities.editSeconds ?? 0) * 1000, site.editSeconds * 1000) : 0;
  return {
    status: readStatus(status),
    ...(typeof id === 'string' && { id }),
    ...(typeof token === 'string' && { token }),
    editUntil: gateway.now() + ms,
  };
}

/** What a reader is told: our token, never the backend's. @param now what the backend says of it, if it says anything. */
export async function receiptFor(
  call: GatewayCall,
  forward: ForwardRecord,
  now: Pick<Receipt, 'status' | 'comment' | 'editForMs'>,
): Promise<Receipt> {
  const { receipt } = forward;
  const status = readStatus(now.status);
  const gone = status === 'removed';
  const left = Math.max(0, Math.min((receipt?.editUntil ?? 0) - call.gateway.now(), now.editForMs ?? Infinity));
  return {
    status,
    submissionId: forward.submissionId,
    ...(receipt?.id !== undefined && { id: receipt.id }),
    ...(now.comment && !gone && { comment: receiptComment(now.comment) }),
    token: await receiptToken(call.keys[0], tokenOf(forward)),
    editForMs: gone ? 0 : left,
  };
}

/** The comment as its author has sent it, where the backend does not show it. */
export function ownComment(
  { receipt, at }: ForwardRecord,
  accepted: Pick<ForwardDraft, 'fields'> | undefined,
  { fields: typed, parent }: CommentDraft,
): Receipt['comment'] {
  if (receipt?.id === undefined) return undefined;
  const { name = '', title, content = '' } = accepted?.fields ?? typed;
  return {
    id: receipt.id,
    ...(parent !== undefined && { parent }),
    status: receipt.status,
    name,
    ...(title !== undefined && { title }),
    content,
    created: new Date(at).toISOString(),
  };
}
