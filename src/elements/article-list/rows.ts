import { html, nothing, type TemplateResult } from 'lit';
import type { Article } from '../../core/article.js';
import { safeUrl } from '../../core/url.js';
import { formatDateTime } from '../../i18n/dates.js';
import type { Translate } from '../../i18n/messages.js';

export interface RowContext {
  /** Any of `date views comments`. */
  readonly columns: readonly string[];
  readonly code: string;
  readonly t: Translate;
}

/** One article: its link, whose target is the whole row, and the columns that are shown. */
export function rowTemplate(article: Article, { columns, code, t }: RowContext): TemplateResult {
  const { url, title, published } = article;
  // Set as text: whatever a backend has sent, a template-like object among it, breaks nothing.
  const href = safeUrl(url, document.baseURI);
  const number = (name: 'views' | 'comments') => {
    const n = article[name];
    return n !== undefined && columns.includes(name)
      ? html`<span class="number muted" part=${name}
          ><span aria-hidden="true">${n.toLocaleString(code)}</span
          ><span class="visually-hidden">${t(`articles.${name}`, { n })}</span></span
        >`
      : nothing;
  };
  return html`<li part="row">
    ${href ? html`<a part="link" href=${href}><bdi .textContent=${title}></bdi></a>` : html`<bdi .textContent=${title}></bdi>`}
    ${
      columns.includes('date')
        ? html`<time class="muted" part="date" datetime=${published}>${formatDateTime(published, code)}</time>`
        : nothing
    }
    ${number('views')}${number('comments')}
  </li>`;
}

/** Still, pale rows of the right height; they show only when the answer takes a while. `aria-busy` says the same to a screen reader. */
export function skeletonTemplate(rows: number): TemplateResult {
  return html`<ul class="skeleton" aria-hidden="true">
    ${Array.from({ length: rows }, () => html`<li></li>`)}
  </ul>`;
}
