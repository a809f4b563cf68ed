import { html, nothing, type TemplateResult } from 'lit';
import type { QueueView } from '../../state/moderation-view.js';
import type { Desk } from './panel.js';
import { failureTemplate } from './words.js';

/** What stands below the rows, or instead of them: more, nothing, not yet, not at all. */
export function footTemplate(
  { t, queue }: Desk,
  { phase, items, next, filter, search, error }: QueueView,
): TemplateResult | typeof nothing {
  const busy = /loading|more/.test(phase);
  if (phase === 'failed')
    return html`<p class="error" part="error">${t('moderation.failed')}</p>
      ${failureTemplate(t, error)}
      <button type="button" part="button retry" @click=${() => queue.retry()}>${t('moderation.retry')}</button>`;
  if (!items.length && busy)
    return html`<p class="visually-hidden">${t('moderation.loading')}</p>
      <ul class="skeleton" aria-hidden="true">
        ${[0, 1, 2, 3, 4].map(() => html`<li></li>`)}
      </ul>`;
  const none = search.trim() ? 'empty.search' : filter === 'pending' ? 'empty.pending' : 'empty';
  if (!items.length) return html`<p class="empty" tabindex="-1">${t(`moderation.${none}`)}</p>`;
  return next
    ? html`<button type="button" part="button more" @click=${() => void queue.more()}>
        ${t(busy ? 'moderation.loading' : 'moderation.more.rows')}
      </button>`
    : nothing;
}
