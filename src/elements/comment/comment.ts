import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import type { Comment } from '../../core/comment.js';
import { base } from '../../theme/base.styles.js';
import { fillRow, make } from '../parts/comment-row.js';
import { commentRowStyles } from '../parts/comment-row.styles.js';

const texts = { vi: () => import('../../i18n/vi/list.js'), en: () => import('../../i18n/en/list.js') };

/**
 * A single comment outside its list, such as one that a front page quotes. It is read only; its time leads to its place in the list.
 *
 * @slot - Stands until the comment is there, and stays where it cannot be had.
 * @csspart comment - The comment; also `removed`.
 * @csspart name - Who wrote it.
 * @csspart role - The word for authors and moderators.
 * @csspart time - When.
 * @csspart title - Its title.
 * @csspart text - Its text.
 */
export class YkComment extends LitElement implements SourceHost {
  static override styles = [...base, commentRowStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    comment: {},
    value: { attribute: false },
    messages: { attribute: false },
    lang: {},
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** Id of the comment. */
  declare comment?: string | undefined;
  /** The comment itself, where the page has it already; nothing is asked then. */
  declare value?: Comment | undefined;
  declare messages?: MessageOverrides | undefined;
  declare lang: string;

  readonly locale = new LocaleController(this);
  #found: Comment | undefined;
  #row: HTMLElement | undefined;
  #unfolded = false;

  protected override willUpdate(changed: PropertyValues): void {
    // Not in the constructor: there is no document where a server makes elements.
    this.#row ??= make('article');
    if (this.value || !this.comment) return;
    if (!this.hasUpdated || ['adapter', 'endpoint', 'page', 'comment'].some((name) => changed.has(name)))
      this.#open(this.comment).catch(console.error);
  }

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('click', this.#onClick);
    void this.locale.load(texts).catch(() => undefined);
  }

  override render(): TemplateResult {
    const comment = this.value ?? this.#found;
    return html`<slot ?hidden=${!!comment}></slot> ${comment ? this.#row : ''}`;
  }

  protected override updated(): void {
    const comment = this.value ?? this.#found;
    const { t, code } = this.locale;
    if (!comment) return;
    fillRow(this.#row!, comment, { t, code, now: Date.now(), can: {} }, { unfolded: this.#unfolded });
    // Its list stands on its own page, which a path names.
    if (this.page?.startsWith('/')) {
      this.#row!.querySelector('[part=time]')?.setAttribute('href', `${this.page}#yk-c-${comment.id}`);
    }
  }

  async #open(id: string): Promise<void> {
    this.#found = undefined;
    const { adapter, page } = await findSource(this);
    if (adapter.abilities?.formatted) (await import('../parts/rich-text.js')).drawRichIn(this);
    if (!adapter.abilities?.findsComment || !adapter.listComments) return;
    try {
      const { items } = await adapter.listComments({ page, comment: id });
      // By now another one may be asked for.
      if (this.comment !== id) return;
      this.#found = items.flatMap((root) => [root, ...(root.replies?.items ?? [])]).find((each) => each.id === id);
      this.requestUpdate();
    } catch {
      // What the owner put inside stands.
    }
  }

  readonly #onClick = (event: Event): void => {
    const { dataset } = event.target as HTMLElement;
    if (dataset.do !== 'unfold') return;
    this.#unfolded = true;
    this.requestUpdate();
  };
}
