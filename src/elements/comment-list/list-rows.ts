import type { Comment } from '../../core/comment.js';
import { replyRows } from '../../core/comment-tree.js';
import type { Thread } from '../../state/comment-list.js';
import { fillRow, make, type RowContext, type RowState } from '../parts/comment-row.js';

/** One row as it was last drawn. */
export interface Row {
  readonly item: HTMLLIElement;
  readonly article: HTMLElement;
  comment?: Comment;
  context?: RowContext;
  state?: RowState;
}

/** What rows have besides their comments, and how to draw less than a whole row: known once somebody stays with the list. */
export interface RowLife {
  stateOf(id: string): RowState;
  /** Draws what has changed in a row that was drawn before. */
  refill(row: Row, comment: Comment, state: RowState): void;
}

/** The rows of a list, by id. */
export class ListRows {
  life: RowLife | undefined;
  /** What the next rows are drawn by. */
  context!: RowContext;
  readonly #rows = new Map<string, Row>();

  /** Threads into an `<ol>`. @param own the reader's own comments that wait. */
  draw(list: Element, threads: readonly Thread[], own: readonly Comment[], depth: number): void {
    place(
      list,
      threads.map((thread) => this.#thread(thread, own, depth)),
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
    const button = restOf(thread, this.context);
    if (!button) rest?.remove();
    else if (!rest) item.append(button);
    else if (rest.textContent !== button.textContent) rest.firstChild!.textContent = button.textContent;
    return item;
  }

  #row(comment: Comment, answers?: Comment): HTMLLIElement {
    const { id } = comment;
    let row = this.#rows.get(id);
    if (!row) {
      const article = make('article');
      this.#rows.set(id, (row = { article, item: make('li', {}, article) }));
    }
    const state = { ...this.life?.stateOf(id), answers };
    if (this.context !== row.context) fillRow(row.article, comment, this.context, state);
    else this.life?.refill(row, comment, state);
    Object.assign(row, { comment, context: this.context, state });
    return row.item;
  }
}

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
  const offer = partial ? t('comments.earlier') : t('comments.replies', { n: left });
  const text = phase ? t(phase === 'more' ? 'comments.loading' : 'articles.retry') : offer;
  const attributes = {
    type: 'button',
    class: 'link',
    part: 'button replies',
    'data-do': 'replies',
    'data-id': root.id,
  };
  return make('p', { class: 'rest' }, make('button', attributes, text));
}
