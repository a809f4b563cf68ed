import type { Receipt } from '../../core/comment.js';
import { openOwn, type OwnStorage } from '../../storage/own-comments.js';

/** One storage for everything on a page. Opened at the first use, not at import: modules have no side effects. */
let storage: Promise<OwnStorage> | undefined;

export function ownStorage(): Promise<OwnStorage> {
  return (storage ??= openOwn());
}

/**
 * Keeps a comment that was just acknowledged, so that its author sees it after a reload, also where no list stands on this page.
 * @param editSeconds for how long the backend lets comments be changed, where the receipt says nothing.
 */
export async function keepSent(page: string, receipt: Receipt, editSeconds = 0): Promise<void> {
  const { id, token, comment, editForMs } = receipt;
  if (!id || !token || !comment) return;
  const own = await ownStorage();
  const savedAt = Date.now();
  const editUntil = editForMs === undefined ? Date.parse(comment.created) + editSeconds * 1000 : savedAt + editForMs;
  await own.saveComment({ id, page, token, comment, savedAt, ...(editUntil > savedAt && { editUntil }) });
}
