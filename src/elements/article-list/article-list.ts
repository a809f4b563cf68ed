import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import type { ArticleKind } from '../../core/article.js';
import { ArticleListState, emptyList, type ArticleListView } from '../../state/article-list.js';
import { base } from '../../theme/base.styles.js';
import { articleListStyles } from './article-list.styles.js';
import type { Doing, DoingHost } from './list-doing.js';
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
export class YkArticleList extends LitElement implements SourceHost, DoingHost {
  static override styles = [...base, articleListStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    kind: {},
    show: {},
    browse: { type: Boolean },
    limit: { type: Number },
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
  declare messages?: MessageOverrides | undefined;
  declare lang: string;

  readonly locale = new LocaleController(this);
  #list: ArticleListState | undefined;
  #datable = true;
  /** The day that was asked for is none. */
  badDate = false;
  /** There is no backend: nothing will come. */
  #lost = false;
  /** Number of articles that the last press brought. */
  added = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    // A move has ended what was on its way.
    if (/loading|more/.test(this.#list?.value.phase ?? '')) this.#list?.retry();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list?.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated || ['adapter', 'endpoint', 'page', 'kind', 'limit'].some((name) => changed.has(name)))
      this.#open().catch((cause: unknown) => {
        console.error(cause);
        this.#lost = true;
        this.requestUpdate();
      });
  }

  protected override firstUpdated(): void {
    void this.locale.load('live').catch(() => undefined);
  }

  override render(): TemplateResult {
    const { t, code } = this.locale;
    const view = this.#list?.value ?? emptyList;
    const { phase, items, date } = view;
    const given = !date && this.given().length > 0;
    const waiting = !given && !this.#lost && /idle|loading/.test(phase);
    const columns = this.show.split(' ');
    return html`<slot name="heading"><h2 part="heading">${t(`articles.${this.kind}`)}</h2></slot>
      ${this.browse && this.#datable ? this.#renderBrowse(date) : nothing}
      <div aria-busy=${waiting || phase === 'more'}>
        <slot ?hidden=${!given}></slot>
        ${
          (waiting || items[0]) && columns.includes('views')
            ? html`<p class="heads muted" aria-hidden="true">
                <span>${t('articles.column.title')}</span><span>${t('articles.column.views')}</span>
              </p>`
            : nothing
        }
        ${
          waiting
            ? skeletonTemplate(this.limit ?? 10)
            : items[0]
              ? html`<ul part="list">
                  ${items.map((article) => rowTemplate(article, { columns, t, code }))}
                </ul>`
              : phase === 'ready' && !given
                ? html`<p class="muted empty">${t('articles.empty')}</p>`
                : nothing
        }
      </div>
      ${this.#renderFoot(view, given)}
      <div class="visually-hidden" role="status">
        ${this.added ? t('articles.loaded', { n: this.added }) : nothing}
      </div>`;
  }

  #renderBrowse(date: string | undefined): TemplateResult {
    const { t } = this.locale;
    return html`<form class="browse" part="browse" novalidate @submit=${(event: Event) => this.#act('browse', event)}>
      <label for="day">${t('articles.date')}</label>
      <span class="pick">
        <input id="day" type="date" part="control" aria-invalid=${this.badDate} aria-describedby="day-error" />
        <button part="button go">${t('articles.go')}</button>
        ${date ? html`<button type="button" part="button all" @click=${() => this.#act('all')}>${t('articles.all')}</button>` : nothing}
      </span>
      <p class="error" part="error" id="day-error">${this.badDate ? t('articles.baddate') : nothing}</p>
    </form>`;
  }

  #renderFoot({ phase, next }: ArticleListView, given: boolean): TemplateResult | typeof nothing {
    const { t } = this.locale;
    const busy = /loading|more/.test(phase);
    const button = (name: 'retry' | 'more') =>
      html`<button type="button" part="button ${name}" @click=${() => this.#act(name)}>
        ${t(`articles.${busy ? 'loading' : name}`)}
      </button>`;
    if (phase === 'failed')
      return html`<p part="error">${t('articles.failed')}</p>
        ${button('retry')}`;
    // Under given links the button stays while it works: it has the focus.
    return next || phase === 'more' || (given && (busy || phase === 'idle')) ? button('more') : nothing;
  }

  async #open(): Promise<void> {
    this.#list?.stop();
    this.#lost = false;
    const source = await findSource(this);
    const given = this.given();
    const list = (this.#list = new ArticleListState(source, this.kind, this.limit, given));
    this.#datable = !!source.adapter.abilities?.articleDates;
    list.subscribe(() => this.requestUpdate());
    if (given[0]) this.requestUpdate();
    else list.load();
  }

  /** Addresses of the links that the owner has given: their articles do not come a second time. */
  given(): string[] {
    return [...this.querySelectorAll<HTMLAnchorElement>('a[href]')].map((link) => link.href);
  }

  /** What a press needs comes with the first one. */
  #act(name: Doing, event?: Event): void {
    event?.preventDefault();
    void import('./list-doing.js').then(({ doing }) => doing[name](this, this.#list!));
  }
}
