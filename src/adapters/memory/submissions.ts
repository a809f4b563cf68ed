import type { CommentDraft, Receipt } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { sameText, storedFields } from '../parts/stored-fields.js';
import type { MemoryChallenges } from './challenges.js';
import type { Entry, MemoryData } from './data.js';
import { receiptOf } from './public-comment.js';
import { anonymous } from './reactions.js';

/** Under this time from the first sight of the form to its submit, in milliseconds, no person has written a comment. */
const humanMs = 2000;

/** From this score on a comment waits for a moderator, whatever the moderation. */
const suspiciousScore = 5;

/** As `Adapter.submitComment` says: takes drafts in the order of the server's work. */
export function memorySubmissions(data: MemoryData, challenges: MemoryChallenges): (draft: CommentDraft) => Receipt {
  const known = new Map<string, { readonly entry: Entry; readonly text: string }>();
  const { form, maxDepth, now } = data.rules;
  const receipt = (entry: Entry, { submissionId }: CommentDraft): Receipt => ({
    ...receiptOf(entry, data.rules),
    ...{ submissionId, token: entry.token },
  });

  return (draft) => {
    const stored = known.get(draft.submissionId);
    if (stored) {
      // Before any rule: what is stored is stored, whatever form and challenge say now.
      if (stored.text !== sameText(draft)) throw new CommentError('conflict', { status: 409 });
      return receipt(stored.entry, draft);
    }
    const page = draft.page.id;
    if (form.closed || data.pages.get(page)?.closed) throw new CommentError('forbidden', { status: 403 });
    const parent = draft.parent === undefined ? undefined : data.entries.get(draft.parent);
    const answerable = parent?.status === 'published' && parent.page.ref.id === page && parent.depth < maxDepth;
    const fields = storedFields(form, draft, answerable);
    const reader = draft.readerKey ?? anonymous;
    const ban = data.judge?.(fields, reader);
    if (ban === 'refuse') throw new CommentError('forbidden', { status: 403 });
    const { score, reasons } = suspicion(draft.hints);
    const suspicious = score >= suspiciousScore;
    const free = form.challenge === 'none' || (form.challenge === 'on-demand' && !suspicious && !draft.challenge);
    if (!free && !challenges.spend(draft.challenge, page, 'comment')) {
      throw new CommentError('challenge', { status: 422, challenge: challenges.issue(page, 'comment') });
    }
    const waits = form.moderation === 'pre' || suspicious || ban === 'queue';
    const entry = data.insert(data.pageOf(draft.page), parent, {
      ...{ fields, reader, score, reasons, createdAt: now() },
      status: ban === 'spam' ? 'spam' : waits ? 'pending' : 'published',
    });
    known.set(draft.submissionId, { entry, text: sameText(draft) });
    data.tell('submitted', entry);
    if (entry.status === 'published') data.tell('published', entry);
    return receipt(entry, draft);
  };
}

/** Weak evidence: it sends a comment to the queue and never refuses one. */
function suspicion({ honeypot, elapsedMs = Infinity }: CommentDraft['hints'] = {}): {
  score: number;
  reasons: readonly string[];
} {
  const reasons = [...(honeypot ? ['honeypot'] : []), ...(elapsedMs < humanMs ? ['hasty'] : [])];
  return { score: (honeypot ? 10 : 0) + (elapsedMs < humanMs ? 5 : 0), reasons };
}
