import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { MessageOverrides } from '../../controllers/locale.js';
import { SourceProvider, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import type { FieldDefinition } from '../../core/field.js';
import { base } from '../../theme/base.styles.js';
import { commentsStyles } from './comments.styles.js';

/** Parts of the foot of a page. */
type Part = 'recent' | 'older' | 'form' | 'comments';

/**
 * The whole foot of a page: recent articles, older articles, the comment form, the comments; one backend for all of them. It counts a view of the
 * page once it is seen.
 *
 * @slot heading - Replaces the form's heading.
 * @csspart recent - The list of recent articles.
 * @csspart older - The list of older articles.
 * @csspart comment-form - The form.
 * @csspart comment-list - The readers' comments.
 */
export class YkComments extends LitElement implements SourceHost {
  static override styles = [...base, commentsStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    show: {},
    fields: {},
    messages: { attribute: false },
  };

  /** Fetches the elements of the lists, which the first view does not wait for. Set by `ykien/define`. */
  declare static loadLists?: () => Promise<unknown>;
  /** The same for the readers' comments, when they come near the view. */
  declare static loadComments?: () => Promise<unknown>;

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** What is shown, in this order. */
  show = 'recent older form comments';
  /** The form's fields: `name* phone title* content*`, or definitions. */
  declare fields?: string | readonly FieldDefinition[] | undefined;
  declare messages?: MessageOverrides | undefined;

  readonly #provider = new SourceProvider(this);
  #events: AbortController | undefined;
  #counted = false;

  override connectedCallback(): void {
    super.connectedCallback();
    const { signal } = (this.#events = new AbortController());
    document.addEventListener('visibilitychange', () => this.#count(), { signal });
    // Back from the browser's cache is another view.
    addEventListener('pageshow', ({ persisted }) => this.#count(persisted), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#events?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adapter') || changed.has('endpoint') || changed.has('page')) {
      this.#provider.reset();
      this.#counted = false;
      if (!this.hasUpdated) return;
      this.#count();
      // What stands here has asked already: it asks again.
      for (const part of this.renderRoot.children) (part as LitElement).requestUpdate?.('adapter', null);
    }
  }

  protected override firstUpdated(): void {
    void YkComments.loadLists?.().catch(console.error);
    const list = this.renderRoot.querySelector('[part=comment-list]');
    if (list) this.#loadNear(list);
    this.#count();
  }

  override render(): (TemplateResult | typeof nothing)[] {
    return this.show
      .split(/\s+/)
      .filter(Boolean)
      .map((part) => this.#renderPart(part as Part));
  }

  #renderPart(part: Part): TemplateResult | typeof nothing {
    switch (part) {
      case 'recent':
      case 'older':
        return html`<yk-article-list
          part=${part}
          exportparts="heading, list, row, link, date, views, browse, button"
          kind=${part}
          show=${part === 'older' ? 'date views' : 'date'}
          ?browse=${part === 'older'}
          .page=${this.page}
          .messages=${this.messages}
        ></yk-article-list>`;
      case 'form':
        // An empty slot passed on would count as a heading and leave none.
        return html`<yk-comment-form
          part="comment-form"
          exportparts="heading, form, field, label, control, error, summary, challenge, picture, button, submit, status, receipt"
          .page=${this.page}
          .fields=${this.fields}
          .messages=${this.messages}
          >${this.querySelector('[slot=heading]') ? html`<slot name="heading" slot="heading"></slot>` : nothing}</yk-comment-form
        >`;
      case 'comments':
        return html`<yk-comment-list
          part="comment-list"
          exportparts="heading, list, comment, name, time, title, text, actions, button"
          .page=${this.page}
          .messages=${this.messages}
        ></yk-comment-list>`;
      default:
        return nothing;
    }
  }

  /** Comments that nobody scrolls to cost nothing; a link to one of them is an errand. */
  #loadNear(list: Element): void {
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting && !location.hash.startsWith('#yk-c-')) return;
        near.disconnect();
        void YkComments.loadComments?.().catch(console.error);
      },
      { rootMargin: '600px' },
    );
    near.observe(list);
  }

  /** A view counts when the page is really seen: not in a background tab, not while it is prerendered. */
  #count(again = false): void {
    if (document.visibilityState !== 'visible' || (this.#counted && !again)) return;
    this.#counted = true;
    // Without a backend the form says so; a view that was not counted is nobody's loss.
    void this.#provider.source().then(
      (source) => source.adapter.recordView?.(source.page).catch(() => undefined),
      () => undefined,
    );
  }
}
