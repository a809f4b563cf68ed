import type { Adapter } from '../contract/adapter.js';
import type { Moderation } from '../contract/moderation.js';
import type { Challenge, ChallengeAnswer } from '../core/challenge.js';
import type { CommentDraft, Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { solveProof } from '../state/solve-proof.js';
import type { Harness } from '../testing/runner.js';
import type { Wire } from './wire.js';

export interface HarnessOptions {
  readonly wire: Wire;
  readonly adapter: Adapter;
  /** Of a moderator, where the check was given a token. */
  readonly moderation: Moderation | undefined;
  /** A page that nobody has commented on yet. */
  readonly nextPage: () => PageRef;
  /** Whether comments are public at once, so that lists tell how many there are. */
  readonly shows: boolean;
}

/** A running server as the backend of one case: pages of its own, since nobody empties a database for a check. */
export function serverHarness({ wire, adapter, moderation, nextPage, shows }: HarnessOptions): Harness {
  const pages = [nextPage(), nextPage()] as const;
  const [page, otherPage] = pages;
  const count = moderation
    ? () => countAll(moderation, pages)
    : shows && adapter.listComments && (() => countShown(adapter, wire, pages));
  return {
    adapter: payWhenAsked(adapter),
    page,
    otherPage,
    answer,
    answers: ['pow'],
    ...(count && { countStored: count }),
    ...(moderation && {
      moderate: async (comment, to) => {
        await moderation.decide([{ comment, to }], 'ykien check');
      },
    }),
    ...(moderation?.closePage && { closePage: ({ id }, closed) => moderation.closePage?.(id, closed) }),
  };
}

/** Only people read pictures. */
async function answer({ id, kind, pow }: Challenge): Promise<ChallengeAnswer> {
  if (pow) return { id, solution: await solveProof(pow) };
  throw new Error(`the check cannot answer a challenge of kind ${kind}: let the server offer proof of work`);
}

/** Where challenges come on demand, a refusal that carries one is answered as a form would. */
function payWhenAsked(adapter: Adapter): Adapter {
  const { submitComment, requestChallenge, describeForm } = adapter;
  if (!submitComment || !requestChallenge || !describeForm) return adapter;
  return {
    ...adapter,
    submitComment: async (draft: CommentDraft, options): Promise<Receipt> => {
      const sent = structuredClone(draft);
      try {
        return await submitComment(sent, options);
      } catch (error) {
        const asked = error instanceof CommentError && error.code === 'challenge' && !sent.challenge;
        if (!asked || (await describeForm(sent.page)).challenge !== 'on-demand') throw error;
        const fresh = await requestChallenge({ page: sent.page.id, purpose: 'comment', accept: ['pow'] });
        return submitComment({ ...sent, challenge: await answer(fresh) }, options);
      }
    },
  };
}

async function countAll(moderation: Moderation, pages: readonly PageRef[]): Promise<number> {
  let count = 0;
  for (const { id: page } of pages) {
    let cursor: string | undefined;
    do {
      const { items, next } = await moderation.listQueue({ status: 'all', page, limit: 50, ...(cursor && { cursor }) });
      count += items.length;
      cursor = next;
    } while (cursor !== undefined);
  }
  return count;
}

/** What lists show, and what of their own waits: a guard against spam may hold a comment back. */
async function countShown({ listComments }: Adapter, wire: Wire, pages: readonly PageRef[]): Promise<number> {
  let count = 0;
  for (const page of pages) {
    let cursor: string | undefined;
    do {
      const found = await listComments?.({ page, limit: 50, ...(cursor && { cursor }) });
      for (const { replyCount = 0 } of found?.items ?? []) count += 1 + replyCount;
      cursor = found?.next;
    } while (cursor !== undefined);
    count += wire.written().filter((each) => each.page === page.id && each.status === 'pending').length;
  }
  return count;
}
