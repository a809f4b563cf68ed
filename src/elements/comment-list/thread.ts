import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../core/comment.js';
import { replyRows } from '../../core/comment-tree.js';
import type { Thread } from '../../state/comment-list.js';
import { rowTemplate, type RowContext } from '../parts/comment-row.js';

/** How lists are drawn: plainly at first, and once rows come and go by keys and only where something has changed. */
export interface Drawing {
  each<T>(items: readonly T[], key: (item: T) => string, template: (item: T) => TemplateResult): unknown;
  unless(same: readonly unknown[], template: () => unknown): unknown;
}

/** The first page is drawn once or twice: Lit's directives for more come later. */
export const plainDrawing: Drawing = {
  each: (items, _, template) => items.map(template),
  unless: (_, template) => template(),
};

/**
 * Roots with their replies. A thread is drawn anew only when it, or what all rows share, is another object.
 * @param own the reader's own comments that wait.
 */
export function threadsTemplate(
  threads: readonly Thread[],
  context: RowContext,
  own: readonly Comment[],
  maxDepth: number,
  drawing: Drawing,
): TemplateResult {
  return html`<ol part="list">
    ${drawing.each(
      threads,
      ({ root }) => root.id,
      (thread) =>
        html`<li>${drawing.unless([thread, context], () => drawThread(thread, context, own, maxDepth, drawing))}</li>`,
    )}
  </ol>`;
}

function drawThread(
  thread: Thread,
  context: RowContext,
  own: readonly Comment[],
  maxDepth: number,
  { each }: Drawing,
): TemplateResult {
  const { root, replies } = thread;
  const mine = own.filter((comment) => comment.parent && (comment.root ?? comment.parent) === root.id);
  const rows = replyRows(root, mine[0] ? [...replies, ...mine] : replies, maxDepth);
  return html`${rowTemplate(root, context)}
  ${
    rows[0]
      ? html`<ol class="replies">
          ${each(
            rows,
            ({ comment }) => comment.id,
            (row) => html`<li class="d${row.depth}">${rowTemplate(row.comment, context, row)}</li>`,
          )}
        </ol>`
      : nothing
  }
  ${moreTemplate(thread, context)}`;
}

function moreTemplate({ root, replies, next, partial, phase }: Thread, { t }: RowContext) {
  if (next === undefined && !partial) return nothing;
  const left = Math.max(1, (root.replyCount ?? 0) - replies.length);
  const text = partial ? t('comments.earlier') : t('comments.replies', { n: left });
  return html`<p class="rest">
    <button type="button" class="link" part="button replies" data-do="replies" data-id=${root.id}>
      ${phase === 'more' ? t('comments.loading') : text}
    </button>
    ${phase === 'failed' ? html`<span part="error">${t('comments.failed')}</span>` : nothing}
  </p>`;
}
