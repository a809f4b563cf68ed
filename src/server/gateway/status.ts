import type { Receipt } from '../../core/comment.js';
import type { ForwardRecord } from '../../contract/store.js';
import { parseStatusRequest } from '../../protocol/parse-requests.js';
import { privateJson } from '../call.js';
import { readParsed } from '../read-parsed.js';
import { isTokenOf, tokenSubject } from '../receipt.js';
import { ask, askOr, readError, refusalOf } from './ask.js';
import { pageRef, type GatewayCall } from './form.js';
import { receiptFor } from './forward.js';
import { readStatus } from './public-shape.js';
import { tokenOf } from './record.js';

type State = Pick<Receipt, 'status' | 'comment' | 'editForMs'>;

/** `POST /v1/comments/status {tokens}` → a receipt for each, in the same order. */
export async function commentStatus(call: GatewayCall): Promise<Response> {
  const tokens = await readParsed(call.request, 8 * 1024, parseStatusRequest);
  const found = await Promise.all(tokens.map((token) => findOwn(call, token)));
  const known = found.filter((each) => each !== undefined);
  const states = new Map(zip(known, await statesOf(call, known)));
  const receipts = found.map(async (each): Promise<Receipt> => {
    const state = each && states.get(each);
    if (!each || !state || state.status === 'unknown') return { status: 'unknown' };
    const { submissionId: _, token: __, ...told } = await receiptFor(call, each, state);
    return told;
  });
  return privateJson({ receipts: await Promise.all(receipts) });
}

function zip<A, B>(as: readonly A[], bs: readonly B[]): [A, B][] {
  return as.flatMap((a, n): [A, B][] => (bs[n] === undefined ? [] : [[a, bs[n]]]));
}

/** What a token of ours is about. */
export async function findOwn(
  { services, site, keys }: GatewayCall,
  token: string,
): Promise<ForwardRecord | undefined> {
  const id = tokenSubject(token);
  const found = id === undefined ? undefined : await services.store.findForward(site.id, { id });
  return found && (await isTokenOf(keys, tokenOf(found), token)) ? found : undefined;
}

/**
 * What the backend says of comments now, in the same order: by its own tokens, else by whether it shows them, else as it said when it took them.
 * @throws Refusal when it does not answer.
 */
export async function statesOf(call: GatewayCall, forwards: readonly ForwardRecord[]): Promise<readonly State[]> {
  const { upstream, readMs } = call.gateway;
  const { commentStatus: statuses } = upstream;
  const tokens = statuses ? forwards.flatMap(({ receipt }) => receipt?.token ?? []) : [];
  const answers =
    statuses && tokens.length > 0 ? await askOr(readMs, (options) => statuses([...new Set(tokens)], options)) : [];
  const byToken = new Map(zip([...new Set(tokens)], answers));
  return Promise.all(
    forwards.map(async (forward): Promise<State> => {
      const told = byToken.get(forward.receipt?.token ?? '');
      if (told && readStatus(told.status) !== 'unknown') return told;
      return lookUp(call, forward);
    }),
  );
}

/** A comment that was shown and is no more was taken away; so it is kept that it was shown. */
async function lookUp(call: GatewayCall, forward: ForwardRecord): Promise<State> {
  const { upstream, reads, readMs } = call.gateway;
  const { receipt, page, site, at } = forward;
  const { id, status = 'unknown' } = receipt ?? {};
  const { listComments, abilities } = upstream;
  if (!receipt || !listComments || !abilities?.findsComment || id === undefined || status === 'removed') {
    return { status };
  }
  return reads.take(['state', site, id, status], page, async (): Promise<State> => {
    try {
      await ask(readMs, (options) => listComments({ page: pageRef(call, page), comment: id, limit: 1 }, options));
    } catch (error) {
      const told = readError(error);
      if (told.code !== 'not-found') throw refusalOf(told);
      return { status: status === 'published' ? 'removed' : status };
    }
    if (status !== 'published') {
      const shown = { ...forward, at: at + 1, receipt: { ...receipt, status: 'published' as const } };
      await call.services.store.settleForward(shown, at);
    }
    return { status: 'published' };
  });
}
