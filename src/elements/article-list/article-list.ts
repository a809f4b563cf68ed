import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import type { ArticleKind } from '../../core/article.js';
import { ArticleListState, emptyList, type ArticleListView } from '../../state/article-list.js';
import { base } from '../../theme/base.styles.js';
import { articleListStyles } from './article-list.styles.js';
import { rowTemplate, skeletonTemplate } from './rows.js';

/**
 * A list of the site's articles. Links given inside it as plain HTML are its first page: they stand without script, and nothing is asked
 * for until the reader wants more.
 *
 * @slot - Links of the first page, as plain HTML: a list, or bare links.
 * @slot heading - Replaces the heading.
 * @csspart heading - The heading.
 * @csspart list - The list.
 * @csspart row - One article.
 * @csspart link - Its link.
 * @csspart date - Its date.
 * @csspart views - Its number of views.
 * @csspart comments - Its number of comments.
 * @csspart browse - The choice of a day.
 * @csspart control - The day's field.
 * @csspart error - What went wrong.
 * @csspart button - Each button; also `go`, `all`, `more`, `retry`.
 */
export class YkArticleList extends LitElement implements SourceHost {
  static override styles = [...base, articleListStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    kind: {},
    show: {},
    browse: { type: Boolean },
    limit: { type: Number },
    timeZone: { attribute: 'time-zone' },
    messages: { attribute: false },
    lang: {},
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  kind: ArticleKind = 'recent';
  /** Columns besides the title: any of `date views comments`. */
  show = 'date';
  /** Offers the choice of a day. */
  browse = false;
  /** Items a page, 1–50; the backend's own number by default. */
  declare limit?: number | undefined;
  /** IANA time zone of the dates; by default the one in which the backend writes them. */
  declare timeZone?: string | undefined;
  declare messages?: MessageOverrides | undefined;
  declare lang: string;

  readonly locale = new LocaleController(this);
  #list: ArticleListState | undefined;
  #datable = false;
  #badDate = false;
  #shown = emptyList;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || ['adapter', 'endpoint', 'page', 'kind', 'limit'].some((name) => changed.has(name))) void this.#open();
  }

  protected override firstUpdated(): void {
    void this.locale.load('live').catch(() => undefined);
  }

  protected override updated(): void {
    const view = this.#list?.value ?? emptyList;
    if (view === this.#shown) return;
    this.#shown = view;
    // Whoever asked for more goes on reading at the first of them.
    if (view.added) this.#find(`li:nth-child(${view.items.length - view.added + 1}) a`)?.focus();
  }

  override render(): TemplateResult {
    const { t, code } = this.locale;
    const view = this.#list?.value ?? emptyList;
    const { phase, items, date, added } = view;
    const given = !date && this.#links().length > 0;
    const waiting = !given && /idle|loading/.test(phase);
    const columns = this.show.split(' ');
    return html`<slot name="heading"><h2 part="heading">${t(`articles.${this.kind}`)}</h2></slot>
      ${this.browse && this.#datable ? this.#renderBrowse(date) : nothing}
      <div aria-busy=${waiting || phase === 'more'}>
        <slot ?hidden=${!given}></slot>
        ${waiting
          ? skeletonTemplate(this.limit ?? 10, t('articles.loading'))
          : items[0]
            ? html`${columns.includes('views')
                  ? html`<p class="heads muted" aria-hidden="true">
                      <span>${t('articles.column.title')}</span><span>${t('articles.column.views')}</span>
                    </p>`
                  : nothing}
                <ul part="list">
                  ${items.map((article) => rowTemplate(article, { columns, t, code, timeZone: this.timeZone }))}
                </ul>`
            : phase === 'ready' && !given
              ? html`<p class="muted empty">${t('articles.empty')}</p>`
              : nothing}
      </div>
      ${this.#renderFoot(view, given)}
      <div class="visually-hidden" role="status">${added ? t('articles.loaded', { n: added }) : nothing}</div>`;
  }

  #renderBrowse(date: string | undefined): TemplateResult {
    const { t } = this.locale;
    return html`<form class="browse" part="browse" novalidate @submit=${this.#onBrowse}>
      <label for="day">${t('articles.date')}</label>
      <span class="pick">
        <input id="day" type="date" part="control" aria-invalid=${this.#badDate} aria-describedby="day-error" />
        <button part="button go">${t('articles.go')}</button>
        ${date ? html`<button type="reset" part="button all" @click=${this.#onAll}>${t('articles.all')}</button>` : nothing}
      </span>
      <p class="error" part="error" id="day-error">${this.#badDate ? t('articles.baddate') : nothing}</p>
    </form>`;
  }

  #renderFoot({ phase, next }: ArticleListView, given: boolean): TemplateResult | typeof nothing {
    const { t } = this.locale;
    const button = (name: 'retry' | 'more', onClick: () => void) =>
      html`<button type="button" part="button ${name}" @click=${onClick}>${t(`articles.${phase === 'more' ? 'loading' : name}`)}</button>`;
    if (phase === 'failed') return html`<p part="error">${t('articles.failed')}</p>${button('retry', () => this.#list?.retry())}`;
    return next || (given && phase === 'idle') || phase === 'more' ? button('more', () => this.#list?.more()) : nothing;
  }

  async #open(): Promise<void> {
    this.#list?.stop();
    try {
      const source = await findSource(this);
      const given = this.#links();
      const list = (this.#list = new ArticleListState(source, this.kind, this.limit, given));
      this.#datable = !!source.adapter.abilities?.articleDates;
      list.subscribe(() => this.requestUpdate());
      if (!given[0]) list.load();
    } catch (cause) {
      console.error(cause);
    }
    this.requestUpdate();
  }

  /** Addresses of the links that the owner has given: their articles do not come a second time. */
  #links(): string[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => link.href);
  }

  #find<T extends HTMLElement>(selector: string): T | null {
    return this.renderRoot.querySelector<T>(selector);
  }

  readonly #onBrowse = (event: Event): void => {
    event.preventDefault();
    const input = this.#find<HTMLInputElement>('#day')!;
    // A half-typed date has an empty value.
    this.#badDate = !input.value;
    this.requestUpdate();
    if (input.value) this.#list?.browse(input.value);
    else input.focus();
  };

  readonly #onAll = (): void => {
    this.#badDate = false;
    this.#list?.browse();
    this.#find('#day')?.focus();
  };
}
