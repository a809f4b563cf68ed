import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import type { Adapter } from '../../contract/adapter.js';
import type { CommentSort } from '../../core/comment.js';
import { base } from '../../theme/base.styles.js';
import { commentRowStyles } from '../parts/comment-row.styles.js';
import { commentListStyles } from './comment-list.styles.js';
import type { ListHost } from './list-host.js';
import { ListRows } from './list-rows.js';
import { ListSession } from './list-session.js';

const texts = { vi: () => import('../../i18n/vi/list.js'), en: () => import('../../i18n/en/list.js') };

/**
 * The readers' comments of a page: threads, votes, replies, permalinks, and what comes while it is open. All of them are rows in this one
 * shadow root; what a reader does with a comment is fetched when it is first done.
 *
 * @fires {YkErrorEvent} yk-error - After something that the reader did has failed.
 * @slot heading - Replaces the heading.
 * @csspart heading - The heading.
 * @csspart sort - The choice of the order.
 * @csspart list - The list of threads.
 * @csspart comment - One comment; also `removed`.
 * @csspart name - Who wrote it.
 * @csspart role - The word for authors and moderators.
 * @csspart pending - The words for an own comment that waits.
 * @csspart time - When.
 * @csspart title - Its title.
 * @csspart text - Its text.
 * @csspart actions - What can be done with it.
 * @csspart form - What is open below a comment.
 * @csspart error - What went wrong.
 * @csspart button - Each button; also `reply`, `up`, `down`, `menu`, `unfold`, `replies`, `more`, `arrived`, `retry`.
 */
export class YkCommentList extends LitElement implements ListHost {
  static override styles = [...base, commentRowStyles, commentListStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    sort: {},
    limit: { type: Number },
    depth: { type: Number },
    autoload: { type: Boolean },
    messages: { attribute: false },
    lang: {},
  };

  /** Fetches the form's element, for replies. Set by `ykien/define`. */
  declare static loadForm?: () => Promise<unknown>;

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** `newest`, `oldest` or `top`. */
  sort: CommentSort = 'newest';
  /** Threads a page, 1–50; the backend's own number by default. */
  declare limit?: number | undefined;
  /** How deep replies are indented; deeper ones say what they answer. */
  depth = 3;
  /** Fetches the next page when the end of the list comes near. */
  autoload = false;
  declare messages?: MessageOverrides | undefined;
  declare lang: string;

  readonly locale = new LocaleController(this);
  readonly rows = new ListRows();
  readonly #session = new ListSession(this);
  /** Threads that are drawn, at most. */
  #drawn = 10;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const asks = ['adapter', 'endpoint', 'page', 'limit', 'sort'].some((name) => changed.has(name));
    if (!this.hasUpdated || asks) this.#session.open();
    this.#session.draw(changed.size > 0);
  }

  protected override firstUpdated(): void {
    // Buttons of rows, by `data-do`; a press by key is a click too.
    this.renderRoot.addEventListener('click', this.#session.onClick);
    // Some words are the other lists' too.
    void Promise.all([this.locale.load(texts), this.locale.load('live')]).then(
      () => this.#session.changed(),
      () => undefined,
    );
  }

  protected override updated(): void {
    const { list, life, context } = this.#session;
    this.rows.context = context;
    const { threads } = list;
    const place = this.renderRoot.querySelector('.threads')!;
    this.rows.draw(place, threads.slice(0, this.#drawn), life?.own ?? [], this.depth);
    // A hundred rows at once would hold up a slow phone for longer than a touch may wait.
    if (this.#drawn < threads.length) {
      this.#drawn *= 2;
      setTimeout(() => this.requestUpdate());
    }
    life?.drawn();
  }

  override render(): TemplateResult {
    const { t } = this.locale;
    const { list, life, lost } = this.#session;
    const { phase, threads, count, closed, sort, next } = list;
    const waiting = !lost && /idle|loading/.test(phase);
    const button = (name: 'more' | 'retry', text: string) =>
      html`<button type="button" class=${name} part="button ${name}" data-do=${name}>${text}</button>`;
    return html`<div class="all" aria-busy=${waiting || phase === 'more'}>
        <div class="top">
          <slot name="heading"
            ><h2 part="heading">${count ? t('comments.heading', { n: count }) : t('comments.none')}</h2></slot
          >
          ${threads[1] || next ? this.#renderSort(sort) : nothing}
        </div>
        ${closed ? html`<p class="muted">${t('form.closed')}</p>` : nothing} ${life?.renderTop()}
        <ol class="threads" part="list" ?hidden=${!threads[0]}></ol>
        ${
          threads[0]
            ? nothing
            : waiting
              ? html`<div class="skeleton"></div>`
              : phase === 'ready' && !life?.own[0]
                ? html`<p class="muted empty">${t('comments.empty')}</p>`
                : nothing
        }
        ${
          lost || phase === 'failed'
            ? html`<p part="error">${t('comments.failed')}</p>
                ${lost ? nothing : button('retry', t('articles.retry'))}`
            : next
              ? button('more', t(phase === 'more' ? 'comments.loading' : 'comments.more'))
              : nothing
        }
      </div>
      <div class="visually-hidden" role="status">${life?.said}</div>`;
  }

  #renderSort(sort: CommentSort): TemplateResult | typeof nothing {
    const { t } = this.locale;
    const { sorts } = this.#session;
    if (!sorts[1]) return nothing;
    return html`<label class="muted"
      >${t('comments.sort')}
      <select part="sort" @change=${this.#onSort}>
        ${sorts.map((each) => html`<option value=${each} ?selected=${each === sort}>${t(`comments.${each}`)}</option>`)}
      </select></label
    >`;
  }

  readonly #onSort = (event: Event): void => {
    void this.#session.state?.load((event.target as HTMLSelectElement).value as CommentSort);
  };
}
