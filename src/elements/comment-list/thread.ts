import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Comment } from '../../core/comment.js';
import { replyRows } from '../../core/comment-tree.js';
import type { Thread } from '../../state/comment-list.js';
import { rowTemplate, type RowContext } from '../parts/comment-row.js';

/**
 * A root and its replies. Drawn anew only when the thread, or what all rows share, is another object.
 * @param own the reader's own comments that wait.
 */
export function threadTemplate(
  thread: Thread,
  context: RowContext,
  own: readonly Comment[],
  maxDepth: number,
): TemplateResult {
  return html`<li>${guard([thread, context], () => drawThread(thread, context, own, maxDepth))}</li>`;
}

function drawThread(thread: Thread, context: RowContext, own: readonly Comment[], maxDepth: number): unknown {
  const { root, replies } = thread;
  const mine = own.filter((comment) => comment.parent && (comment.root ?? comment.parent) === root.id);
  const rows = replyRows(root, mine.length ? [...replies, ...mine] : replies, maxDepth);
  return html`${rowTemplate(root, context)}
  ${
    rows[0]
      ? html`<ol class="replies">
          ${repeat(
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
