import { html, nothing, type TemplateResult } from 'lit';
import type { Article } from '../../core/article.js';
import { safeUrl } from '../../core/url.js';
import { formatDateTime } from '../../i18n/dates.js';
import type { Translate } from '../../i18n/messages.js';

export type Column = 'date' | 'views' | 'comments';

export interface RowContext {
  readonly columns: readonly Column[];
  readonly code: string;
  readonly timeZone?: string | undefined;
  readonly t: Translate;
}

/** One article: its link, whose target is the whole row, and the columns that are shown. */
export function rowTemplate(article: Article, { columns, code, timeZone, t }: RowContext): TemplateResult {
  const href = safeUrl(article.url, document.baseURI);
  const title = html`<bdi>${article.title}</bdi>`;
  const number = (name: 'views' | 'comments') => {
    const count = article[name];
    if (!columns.includes(name) || count === undefined) return nothing;
    return html`<span class="number muted" part=${name}
      ><span aria-hidden="true">${count.toLocaleString(code)}</span
      ><span class="visually-hidden">${t(`articles.${name}`, { n: count })}</span></span
    >`;
  };
  return html`<li part="row">
    ${href ? html`<a part="link" href=${href}>${title}</a>` : html`<span>${title}</span>`}
    ${columns.includes('date')
      ? html`<time class="muted" part="date" datetime=${article.published}>${formatDateTime(article.published, code, timeZone)}</time>`
      : nothing}
    ${number('views')}${number('comments')}
  </li>`;
}

/** Still, pale rows of the right height; they show only when the answer takes a while. */
export function skeletonTemplate(rows: number, heads: boolean, label: string): TemplateResult {
  return html`<ul class="skeleton" aria-label=${label}>
    ${Array.from({ length: rows + (heads ? 1 : 0) }, () => html`<li aria-hidden="true"></li>`)}
  </ul>`;
}
