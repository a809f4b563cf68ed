import { html, nothing, type TemplateResult } from 'lit';
import type { QueueFilter } from '../../state/moderation-items.js';
import type { QueueView } from '../../state/moderation-view.js';
import type { Desk } from './panel.js';

const filters: readonly QueueFilter[] = ['pending', 'reported', 'published', 'rejected', 'spam', 'removed', 'all'];

/** What is looked at: buttons where there is room, one choice where there is not, and the search beside it. */
export function filtersTemplate(view: QueueView, { t, code, queue }: Desk): TemplateResult {
  const count = (filter: QueueFilter): string =>
    filter === 'all' ? '' : (view.counts?.[filter].toLocaleString(code) ?? '');
  const onSelect = (event: Event): void => queue.filter((event.target as HTMLSelectElement).value as QueueFilter);
  return html`<div class="bar" part="bar">
      <div class="filters" role="group" aria-label=${t('moderation.filter')}>
        ${filters.map(
          (filter) =>
            html`<button
              type="button"
              part="button filter"
              aria-pressed=${view.filter === filter}
              @click=${() => queue.filter(filter)}
            >
              ${t(`moderation.filter.${filter}`)}${count(filter) ? html`<span class="count">${count(filter)}</span>` : nothing}
            </button>`,
        )}
      </div>
      <div class="filter-choice">
        <label class="visually-hidden" for="filter">${t('moderation.filter')}</label>
        <select id="filter" part="control" @change=${onSelect}>
          ${filters.map(
            (filter) =>
              html`<option value=${filter} .selected=${view.filter === filter}>
                ${t(`moderation.filter.${filter}`)}${count(filter) ? ` (${count(filter)})` : ''}
              </option>`,
          )}
        </select>
      </div>
      <div class="search">
        <label class="visually-hidden" for="search">${t('moderation.search')}</label>
        <input
          id="search"
          part="control"
          type="search"
          autocomplete="off"
          placeholder=${t('moderation.search')}
          @input=${(event: Event) => queue.search((event.target as HTMLInputElement).value)}
        />
      </div>
    </div>
    ${
      view.page
        ? html`<p class="only">
            <span>${t('moderation.only', { title: view.page.title })}</span>
            <button type="button" part="button" class="quiet" @click=${() => queue.only()}>
              ${t('moderation.only.all')}
            </button>
          </p>`
        : nothing
    }`;
}
