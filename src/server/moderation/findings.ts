import type { QueuedComment } from '../../contract/store.js';

/** What was found about the text that is to be decided about: the edit's, while one waits that somebody has looked at. */
export function findingsOf(queued: QueuedComment): { readonly score: number; readonly reasons: readonly string[] } {
  const { score = queued.score, reasons = [] } = queued.revision?.score === undefined ? queued : queued.revision;
  return { score, reasons };
}
