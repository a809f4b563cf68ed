import type { Receipt } from '../../core/comment.js';
import { openOwn, type OwnStorage } from '../../storage/own-comments.js';

/** One storage for everything on a page. Opened at the first use, not at import: modules have no side effects. */
let storage: Promise<OwnStorage> | undefined;

export function ownStorage(): Promise<OwnStorage> {
  return (storage ??= openOwn());
}

/** Keeps a comment that was just acknowledged, so that its author sees it after a reload, also where no list stands on this page. */
export async function keepSent(page: string, receipt: Receipt): Promise<void> {
  const { id, token, comment, editForMs } = receipt;
  if (!id || !token || !comment) return;
  const own = await ownStorage();
  const savedAt = Date.now();
  const until = editForMs === undefined ? {} : { editUntil: savedAt + editForMs };
  await own.saveComment({ id, page, token, comment, savedAt, ...until });
}
