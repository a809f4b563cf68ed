import type { Comment } from '../../core/comment.js';
import type { OwnView } from '../../state/own-comments.js';
import { fillRow, fillVotes, type RowState } from '../parts/comment-row.js';
import type { Row, RowLife } from './list-rows.js';

/** Of a row only that is drawn anew which has changed: whoever reads, selects or presses in it is not disturbed. */
export class RowChanges implements RowLife {
  /** Long comments that were unfolded. */
  readonly unfolded = new Set<string>();
  /** The comment that a link led to. */
  target: string | undefined;
  readonly #own: () => OwnView | undefined;

  constructor(own: () => OwnView | undefined) {
    this.#own = own;
  }

  stateOf(id: string): RowState {
    const { votes, edited } = this.#own() ?? {};
    const { unfolded, target } = this;
    // What is not so is absent, as in rows that were drawn before this was known.
    return {
      vote: votes?.get(id),
      ...(edited?.has(id) && { edited: true }),
      ...(unfolded.has(id) && { unfolded: true }),
      ...(target === id && { target: true }),
    };
  }

  refill(row: Row, comment: Comment, state: RowState): void {
    if (differs(row, comment, state)) fillRow(row.article, comment, row.context!, state);
    else if (row.comment !== comment || row.state?.vote !== state.vote) fillVotes(row.article, comment, state);
  }
}

/** Whether more than the votes is other than it was. */
function differs({ comment, state }: Row, now: Comment, { answers, edited, unfolded, target }: RowState): boolean {
  if (comment === now && state?.answers === answers) {
    return state?.edited !== edited || state?.unfolded !== unfolded || state?.target !== target;
  }
  const text = (...values: unknown[]) => JSON.stringify(values, withoutVotes);
  return text(comment, state) !== text(now, { answers, edited, unfolded, target });
}

const sums = /^(up|down|vote|replies|replyCount)$/;
const withoutVotes = (key: string, value: unknown): unknown => (sums.test(key) ? undefined : value);
