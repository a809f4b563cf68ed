import type { Comment, VoteValue } from '../../core/comment.js';
import { replyRows } from '../../core/comment-tree.js';
import type { Thread } from '../../state/comment-list.js';
import { fillRow, fillVotes, make, type RowContext, type RowState } from '../parts/comment-row.js';

interface Row {
  readonly item: HTMLLIElement;
  readonly article: HTMLElement;
  comment?: Comment;
  context?: RowContext;
  state?: RowState;
}

/** What a list knows of its rows besides the comments. */
export interface RowStates {
  readonly votes?: ReadonlyMap<string, VoteValue> | undefined;
  readonly edited?: ReadonlySet<string> | undefined;
  readonly unfolded: ReadonlySet<string>;
  readonly target: string | undefined;
}

/** The rows of a list, by id. Of a row only that is drawn anew which has changed: whoever reads, selects or presses in it is not disturbed. */
export class ListRows {
  readonly #rows = new Map<string, Row>();
  #context!: RowContext;
  #states!: RowStates;

  /** What the next rows are drawn by. */
  begin(context: RowContext, states: RowStates): void {
    this.#context = context;
    this.#states = states;
  }

  /** Threads into an `<ol>`. @param own the reader's own comments that wait. */
  draw(list: Element, threads: readonly Thread[], own: readonly Comment[], depth: number): void {
    place(
      list,
      threads.map((thread) => this.#thread(thread, own, depth)),
    );
  }

  /** Single comments into an `<ol>`. */
  drawAlone(list: Element, comments: readonly Comment[]): void {
    place(
      list,
      comments.map((comment) => this.#row(comment)),
    );
  }

  /** The element of a comment, if it is drawn. */
  find(id: string): HTMLElement | undefined {
    return this.#rows.get(id)?.article;
  }

  #thread(thread: Thread, own: readonly Comment[], maxDepth: number): Element {
    const { root, replies } = thread;
    const item = this.#row(root);
    const mine = own.filter((comment) => comment.parent && (comment.root ?? comment.parent) === root.id);
    const rows = replyRows(root, mine[0] ? [...replies, ...mine] : replies, maxDepth);
    let below = item.querySelector(':scope > .replies');
    if (rows[0] && !below) item.append((below = make('ol', { class: 'replies' })));
    if (below) {
      place(
        below,
        rows.map(({ comment, depth, answers }) => {
          const row = this.#row(comment, answers);
          row.className = `d${depth}`;
          return row;
        }),
      );
    }
    const rest = item.querySelector(':scope > .rest');
    const button = restOf(thread, this.#context);
    if (!button) rest?.remove();
    else if (!rest) item.append(button);
    else if (rest.textContent !== button.textContent) rest.replaceChildren(...button.childNodes);
    return item;
  }

  #row(comment: Comment, answers?: Comment): HTMLLIElement {
    const { id } = comment;
    let row = this.#rows.get(id);
    if (!row) {
      const article = make('article');
      this.#rows.set(id, (row = { article, item: make('li', {}, article) }));
    }
    const { votes, edited, unfolded, target } = this.#states;
    const state = {
      answers,
      vote: votes?.get(id),
      edited: edited?.has(id),
      unfolded: unfolded.has(id),
      target: target === id,
    };
    if (this.#context !== row.context || differs(row, comment, state))
      fillRow(row.article, comment, this.#context, state);
    else if (row.comment !== comment || row.state?.vote !== state.vote) fillVotes(row.article, comment, state);
    Object.assign(row, { comment, context: this.#context, state });
    return row.item;
  }
}

/** Whether more than the votes is other than it was. */
function differs({ comment, state }: Row, now: Comment, { answers, edited, unfolded, target }: RowState): boolean {
  if (comment === now && state?.answers === answers) {
    return state?.edited !== edited || state?.unfolded !== unfolded || state?.target !== target;
  }
  return (
    JSON.stringify([comment, state], withoutVotes) !==
    JSON.stringify([now, { answers, edited, unfolded, target }], withoutVotes)
  );
}

const votes = new Set(['up', 'down', 'vote', 'replies', 'replyCount']);
const withoutVotes = (key: string, value: unknown): unknown => (votes.has(key) ? undefined : value);

/** Makes these the children, in this order, and moves only what stands elsewhere. */
function place(parent: Element, children: readonly Element[]): void {
  let at = parent.firstElementChild;
  for (const child of children) {
    if (child === at) at = at.nextElementSibling;
    else parent.insertBefore(child, at);
  }
  while (at) {
    const next: Element | null = at.nextElementSibling;
    at.remove();
    at = next;
  }
}

/** The button for replies that are not loaded. */
function restOf({ root, replies, next, partial, phase }: Thread, { t }: RowContext): Element | undefined {
  if (next === undefined && !partial) return undefined;
  const left = Math.max(1, (root.replyCount ?? 0) - replies.length);
  const text = partial ? t('comments.earlier') : t('comments.replies', { n: left });
  const more = make(
    'button',
    { type: 'button', class: 'link', part: 'button replies', 'data-do': 'replies', 'data-id': root.id },
    phase === 'more' ? t('comments.loading') : text,
  );
  const rest = make('p', { class: 'rest' }, more);
  if (phase === 'failed') rest.append(' ', make('span', { part: 'error' }, t('comments.failed')));
  return rest;
}
