import type { Adapter } from '../contract/adapter.js';
import type { Moderation } from '../contract/moderation.js';
import type { Written } from './wire.js';

export interface Cleaned {
  /** Comments that the check has written. */
  readonly written: number;
  /** Gone for good, by the owner's token. */
  readonly erased: number;
  /** Taken away by their author's or a moderator's word: no reader sees them, and the server may keep them. */
  readonly removed: number;
  /** Ids of those that are as they were. */
  readonly stays: readonly Pick<Written, 'id' | 'page'>[];
}

/** Most that one call decides or erases. */
const batch = 100;

/** Takes away what the check has written, by the best means there are: the owner's erasing, a moderator's decision, each comment's own token. */
export async function eraseWritten(
  written: readonly Written[],
  adapter: Adapter,
  moderation: Moderation | undefined,
): Promise<Cleaned> {
  const [erased, removed] = [new Set<string>(), new Set<string>()];
  for (let at = 0; moderation && at < written.length; at += batch) {
    const ids = written.slice(at, at + batch).map(({ id }) => id);
    if (await eraseForGood(moderation, ids)) ids.forEach((id) => erased.add(id));
    else if (await removeAll(moderation, ids)) ids.forEach((id) => removed.add(id));
  }
  // Replies first: what has replies keeps its place in a list.
  for (const { id, page, token } of [...written].reverse()) {
    if (erased.has(id) || removed.has(id) || token === undefined || !adapter.deleteComment) continue;
    const ref = { id: page, url: '', title: '' };
    const done = await adapter.deleteComment({ page: ref, comment: id, token }).then(
      () => true,
      () => false,
    );
    if (done) removed.add(id);
  }
  const stays = written.filter(({ id }) => !erased.has(id) && !removed.has(id)).map(({ id, page }) => ({ id, page }));
  return { written: written.length, erased: erased.size, removed: removed.size, stays };
}

async function eraseForGood({ previewErase, erase }: Moderation, comments: readonly string[]): Promise<boolean> {
  if (!previewErase || !erase) return false;
  try {
    const { confirm } = await previewErase({ comments });
    await erase({ comments }, confirm);
    return true;
  } catch {
    // Not the owner's token, most likely: then a moderator's decision has to do.
    return false;
  }
}

async function removeAll(moderation: Moderation, ids: readonly string[]): Promise<boolean> {
  const decisions = ids.map((comment) => ({ comment, to: 'removed' }) as const);
  return moderation.decide(decisions, 'ykien check').then(
    () => true,
    () => false,
  );
}
