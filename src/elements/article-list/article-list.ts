import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import { StateController } from '../../controllers/state-controller.js';
import type { Adapter } from '../../contract/adapter.js';
import type { ArticleKind } from '../../core/article.js';
import { ArticleListState } from '../../state/article-list.js';
import type { PageSource } from '../../state/page-source.js';
import { base } from '../../theme/base.styles.js';
import { articleListStyles } from './article-list.styles.js';
import { rowTemplate, skeletonTemplate, type Column } from './rows.js';

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
 * @csspart more - The button for the next page.
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
  /** IANA time zone of the dates; the site's readers' own by default. */
  declare timeZone?: string | undefined;
  declare messages?: MessageOverrides | undefined;
  override lang = '';

  readonly locale = new LocaleController(this);
  #source: PageSource | undefined;
  #list: ArticleListState | undefined;
  #binding: StateController | undefined;
  #dateError = '';
  #announcement = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    // Moved: the language may be another here, and what was on its way was ended.
    void this.locale.live().catch(() => undefined);
    if (/^(more|loading)$/.test(this.#list?.value.phase ?? '')) this.#list?.retry();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#list?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (['adapter', 'endpoint', 'page', 'kind', 'limit'].some((name) => changed.has(name as keyof YkArticleList))) {
      if (this.hasUpdated) void this.#open();
    }
  }

  protected override firstUpdated(): void {
    void this.#open();
    void this.locale.live().catch(() => undefined);
  }

  /** Whether the owner has given the first page as plain links. */
  get #given(): boolean {
    return !!this.querySelector(':scope a[href]');
  }

  override render(): TemplateResult {
    const { t } = this.locale;
    const view = this.#list?.value;
    const busy = !view || /^(idle|loading|more)$/.test(view.phase);
    const standing = this.#given && !view?.date;
    return html`<slot name="heading"><h2 part="heading">${t(`articles.${this.kind}`)}</h2></slot>
      ${this.browse && this.#source?.adapter.abilities?.articleDates ? this.#renderBrowse() : nothing}
      <div aria-busy=${busy && !standing ? 'true' : 'false'}>
        <slot ?hidden=${!standing}></slot>
        ${this.#renderRows(standing)}
      </div>
      ${this.#renderFoot(standing)}
      <div class="visually-hidden" role="status">${this.#announcement}</div>`;
  }

  #renderBrowse(): TemplateResult {
    const { t } = this.locale;
    return html`<form class="browse" part="browse" novalidate @submit=${this.#onBrowse}>
      <label for="day">${t('articles.date')}</label>
      <span class="pick">
        <input id="day" type="date" part="control" aria-invalid=${this.#dateError ? 'true' : 'false'} aria-describedby="day-error" />
        <button part="button go">${t('articles.go')}</button>
        ${this.#list?.value.date
          ? html`<button type="button" part="button all" @click=${this.#onAll}>${t('articles.all')}</button>`
          : nothing}
      </span>
      <p class="error" id="day-error">${this.#dateError}</p>
    </form>`;
  }

  #renderRows(standing: boolean): TemplateResult | typeof nothing {
    const { t, code } = this.locale;
    const view = this.#list?.value;
    const columns = this.show.split(/\s+/).filter((name): name is Column => /^(date|views|comments)$/.test(name));
    if (!view || view.phase === 'loading' || (view.phase === 'idle' && !standing)) {
      return standing ? nothing : skeletonTemplate(this.limit ?? 10, columns.length > 1, t('articles.loading'));
    }
    if (!view.items.length) {
      return view.phase === 'ready' && !standing ? html`<p class="muted empty">${t('articles.empty')}</p>` : nothing;
    }
    const heads = columns.includes('views');
    return html`${heads
        ? html`<p class="heads muted" aria-hidden="true"><span>${t('articles.column.title')}</span><span>${t('articles.column.views')}</span></p>`
        : nothing}
      <ul part="list">
        ${view.items.map((article) => rowTemplate(article, { columns, t, code, timeZone: this.timeZone }))}
      </ul>`;
  }

  #renderFoot(standing: boolean): TemplateResult | typeof nothing {
    const { t } = this.locale;
    const view = this.#list?.value;
    if (!view) return nothing;
    if (view.phase === 'failed') {
      return html`<p class="failed" part="error">
        ${t('articles.failed')} <button type="button" part="button retry" @click=${this.#onRetry}>${t('articles.retry')}</button>
      </p>`;
    }
    const busy = /^(more|loading)$/.test(view.phase);
    // Under given links the button stays while it works: it has the focus.
    if (!view.next && !(standing && (busy || view.phase === 'idle'))) return nothing;
    return html`<button type="button" class="more" part="button more" aria-disabled=${busy ? 'true' : nothing} @click=${this.#onMore}>
      ${busy ? t('articles.loading') : t('articles.more')}
    </button>`;
  }

  async #open(): Promise<void> {
    this.#list?.stop();
    if (this.#binding) {
      this.#binding.hostDisconnected();
      this.removeController(this.#binding);
    }
    try {
      const source = (this.#source = await findSource(this));
      const list = (this.#list = new ArticleListState(source, this.kind, this.limit, this.#links()));
      this.#binding = new StateController(this, list);
      this.#binding.hostConnected();
      if (!this.#given) list.load();
    } catch (cause) {
      console.error(cause);
    }
    this.requestUpdate();
  }

  /** Addresses of the given links: an article that stands there already does not come a second time. */
  #links(): readonly string[] {
    return [...this.querySelectorAll<HTMLAnchorElement>(':scope a[href]')].map((link) => link.href);
  }

  readonly #onMore = async (): Promise<void> => {
    const list = this.#list;
    if (!list || /^(more|loading)$/.test(list.value.phase)) return;
    const before = list.value.items.length;
    // The same words twice would be no change, and nothing is said.
    this.#announcement = '';
    // A page that brings nothing new, because its articles stand here already, is passed over.
    do await list.more();
    while (list.value.phase === 'ready' && list.value.next && list.value.items.length === before);
    await this.updateComplete;
    const { items, phase } = list.value;
    // Something else was asked for meanwhile, or the element has left.
    if (list !== this.#list || /^(more|loading)$/.test(phase)) return;
    if (phase === 'ready') this.#announcement = this.locale.t('articles.loaded', { n: items.length - before });
    this.requestUpdate();
    this.#focusRow(before);
  };

  readonly #onRetry = (): void => {
    const list = this.#list;
    if (!list) return;
    if (list.value.items.length || (this.#given && !list.value.date)) return void this.#onMore();
    const stop = list.subscribe(() => {
      if (list.value.phase === 'loading') return;
      stop();
      void this.updateComplete.then(() => this.#focusRow(0));
    });
    list.retry();
  };

  /** The pressed button is gone: the focus goes on to what came instead of it. */
  #focusRow(index: number): void {
    const rows = [...this.renderRoot.querySelectorAll('[part=row]')].slice(index);
    const link = rows.map((row) => row.querySelector('a')).find(Boolean);
    (link ?? this.renderRoot.querySelector<HTMLElement>('[part~=retry], [part~=more]'))?.focus();
  }

  readonly #onBrowse = (event: Event): void => {
    event.preventDefault();
    const input = this.renderRoot.querySelector<HTMLInputElement>('#day');
    const day = input?.value;
    // A half-typed date is an empty value and a bad input; the browser's own word for it is not in the page's language.
    this.#dateError = day && !input.validity.badInput ? '' : this.locale.t('articles.baddate');
    this.requestUpdate();
    if (this.#dateError) input?.focus();
    else this.#list?.browse(day);
  };

  readonly #onAll = (): void => {
    const input = this.renderRoot.querySelector<HTMLInputElement>('#day');
    if (input) input.value = '';
    this.#list?.browse();
    input?.focus();
  };
}
