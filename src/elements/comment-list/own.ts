import { systemClock } from '../../state/clock.js';
import type { CommentListState } from '../../state/comment-list.js';
import { OwnComments } from '../../state/own-comments.js';
import type { PageSource } from '../../state/page-source.js';
import { ownStorage } from '../parts/own-storage.js';

/** What this device's reader has on the page of a list. */
export function createOwn(source: PageSource, list: CommentListState): OwnComments {
  return new OwnComments(source, list, ownStorage(), systemClock);
}
