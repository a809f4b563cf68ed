import type { Receipt } from '../core/comment.js';
import { parseStatusRequest } from '../protocol/parse-requests.js';
import { privateJson, type Call } from './call.js';
import { readParsed } from './read-parsed.js';
import { isTokenOf, stateOf, tokenSubject } from './receipt.js';

/** `POST /v1/comments/status {tokens}` → a receipt for each, in the same order; `unknown` for what is no token of ours, or was revoked. */
export async function commentStatus(call: Call): Promise<Response> {
  const tokens = await readParsed(call.request, 8 * 1024, parseStatusRequest);
  return privateJson({ receipts: await Promise.all(tokens.map((token) => receiptFor(call, token))) });
}

async function receiptFor(call: Call, token: string): Promise<Receipt> {
  const { services, site, keys } = call;
  const id = tokenSubject(token);
  const stored = id === undefined ? undefined : await services.store.findComment(site.id, id);
  if (!stored || !(await isTokenOf(keys, stored, token))) return { status: 'unknown' };
  return stateOf(call, stored);
}
