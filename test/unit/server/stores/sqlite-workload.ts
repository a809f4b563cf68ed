import type { Store } from '../../../../src/contract/store.js';
import { moderationStatuses } from '../../../../src/core/moderation.js';
import { commentRecord, now, site, submission } from '../../../../src/testing/store-records.js';

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruence modulo 2³¹). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/** Replies, decisions, edits, votes, reports and erasures in an order that the seed decides; at least a hundred comments on three pages. */
export async function work(store: Store, seed: number, steps = 400): Promise<void> {
  const random = randomFrom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const ids: string[] = [];
  const pages = new Map<string, string>();
  const any = () => ids[below(ids.length)] ?? '';
  const decide = (comment: string, to = moderationStatuses[below(5)] ?? 'pending', at = now) =>
    store.decide([{ site, comment, to, actor: 'an', at, ...(random() < 0.5 && { reason: 'Lý do' }) }]);

  async function submit(n: number): Promise<void> {
    const parent = ids.length > 0 && random() < 0.7 ? any() : undefined;
    const page = parent === undefined ? `/news/${below(3)}` : (pages.get(parent) ?? '');
    const status = random() < 0.5 ? 'published' : 'pending';
    const keys = { reader: `reader-${below(9)}`, textKey: `key-${below(9)}`, search: `so ${n}`, reasons: ['links'] };
    const comment = commentRecord(n, { page, status, ...keys, createdAt: now + below(50), ...(parent && { parent }) });
    await store.acceptSubmission(submission(comment));
    ids.push(comment.id);
    pages.set(comment.id, page);
  }

  async function edit(n: number): Promise<void> {
    const state = random() < 0.5 ? 'applied' : 'waiting';
    const text = { fields: { name: 'Ánh', content: `Bản ${n}` }, search: `ban ${n}`, textKey: `key-${n}` };
    const revision = { site, comment: any(), id: `revision-${n}`, createdAt: now + n, state, ...text } as const;
    await store.edit({ site, comment: revision.comment, notBefore: 0, revision });
  }

  async function decideEdit(comment: string): Promise<void> {
    const revision = (await store.findQueued(site, comment))?.revision?.id;
    const to = random() < 0.5 ? 'published' : 'rejected';
    if (revision) await store.decide([{ site, comment, revision, to, actor: 'an', at: now }]);
  }

  for (let n = 0; n < steps; n += 1) {
    const step = random();
    const vote = { site, comment: any(), reader: `voter-${below(6)}`, value: ([1, 0, -1] as const)[below(3)] ?? 1 };
    if (step < 0.3 || ids.length < 3) await submit(n);
    else if (step < 0.5) await decide(any());
    else if (step < 0.6) await edit(n);
    else if (step < 0.7) await decideEdit(any());
    else if (step < 0.85) await store.vote(vote, now);
    else await store.report({ site, comment: any(), reader: `r-${below(6)}`, reason: 'spam', createdAt: now + n });
  }
  await store.closePage(site, '/news/1', true, 'an', now);
  await store.putBan({
    ...{ site, id: 'ban-1', kind: 'word', effect: 'spam', value: 'quang cao', label: 'quảng cáo' },
    ...{ createdAt: now, actor: 'an' },
  });
  await store.eraseComments(site, [any(), any(), any()], 'owner', now);
}
