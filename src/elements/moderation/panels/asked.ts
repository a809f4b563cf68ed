import { html, nothing, type TemplateResult } from 'lit';
import type { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk } from '../panel.js';
import { failureTemplate } from '../words.js';

/** What was asked for when a panel opened: on its way, failed with a button, or there. */
export function askedTemplate<T>(
  { t }: Pick<Desk, 't'>,
  task: ModerationTask<T>,
  show: (value: T) => TemplateResult,
): TemplateResult {
  const { phase, value, error } = task.value;
  return html`<div aria-busy=${phase === 'busy'}>
    ${value === undefined ? nothing : show(value)}
    ${phase === 'busy' && value === undefined ? html`<p class="muted">${t('moderation.loading')}</p>` : nothing}
    ${failureTemplate(t, error)}
    ${
      phase === 'failed'
        ? html`<button type="button" part="button retry" @click=${() => void task.retry()}>
            ${t('moderation.retry')}
          </button>`
        : nothing
    }
  </div>`;
}
