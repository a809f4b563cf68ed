import { systemClock } from '../../state/clock.js';
import type { CommentListChanges } from '../../state/comment-list-changes.js';
import { OwnComments } from '../../state/own-comments.js';
import { ownStorage } from '../parts/own-storage.js';

/** What this device's reader has on the page of a list. */
export function createOwn(changes: CommentListChanges): OwnComments {
  return new OwnComments(changes, ownStorage(), systemClock);
}
