import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import type { Adapter } from '../../contract/adapter.js';
import { defaultFields, parseFields, type FieldDefinition } from '../../core/field.js';
import type { MessageKey } from '../../i18n/messages.js';
import { base } from '../../theme/base.styles.js';
import { fieldTemplate } from '../parts/field.js';
import { fieldStyles } from '../parts/field.styles.js';
import { formStyles } from './comment-form.styles.js';
import type { FormHost } from './form-host.js';
import type { Sending } from './sending.js';
import type { FormSession } from './session.js';

/**
 * The comment form. It can be read and typed into before any request has answered; what sends, checks and keeps the text (the session)
 * arrives beside it, and whatever was pressed before that is done then.
 *
 * @fires {CommentSubmitEvent} yk-comment-submit - Before sending; cancelable.
 * @fires {CommentCreatedEvent} yk-comment-created - After the backend has acknowledged a comment.
 * @fires {YkErrorEvent} yk-error - After something that the reader did has failed.
 * @slot heading - Replaces the heading.
 * @slot foot - Stands under the buttons.
 * @csspart form - The form.
 * @csspart heading - The heading.
 * @csspart field - A field's box; also `field-NAME`.
 * @csspart label - A field's label.
 * @csspart control - A field; also `input`, `textarea`, `select`, `checkbox`.
 * @csspart error - An error under a field.
 * @csspart summary - The list of errors.
 * @csspart challenge - The box of the confirmation code.
 * @csspart submit - The send button.
 * @csspart receipt - What stands in the form's place after sending.
 */
export class YkCommentForm extends LitElement implements FormHost {
  static override styles = [...base, fieldStyles, formStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    fields: {},
    messages: { attribute: false },
    parent: {},
    lang: {},
    shown: { attribute: false },
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** `name* phone title* content*`: names in order, a star for required; or definitions. Default: as the backend describes. */
  declare fields?: string | readonly FieldDefinition[] | undefined;
  /** Texts of the owner's own, by key. */
  declare messages?: MessageOverrides | undefined;
  /** Id of the comment that is answered; its draft is its own. */
  declare parent?: string | undefined;
  override lang = '';

  /** The fields as shown now: the owner's and the backend's together. */
  declare shown: readonly FieldDefinition[];
  /** The owner's own choice, if there is one. */
  wished: readonly FieldDefinition[] | undefined;
  readonly locale = new LocaleController(this);
  #session: FormSession | undefined;
  #loading: Promise<FormSession> | undefined;
  #pressed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('fields') || !this.shown) {
      const { fields } = this;
      this.wished = typeof fields === 'string' ? parseFields(fields) : fields;
      this.shown = this.wished ?? parseFields(defaultFields);
      void this.#session?.describe();
    }
    if (changed.has('adapter') || changed.has('endpoint') || changed.has('page')) void this.#session?.open();
  }

  protected override firstUpdated(): void {
    this.#start().catch(() => undefined);
  }

  labelOf(name: string): string {
    const label = this.shown.find((field) => field.name === name)?.label;
    return label || this.locale.t(`field.${name}` as MessageKey) || name;
  }

  override render(): TemplateResult {
    const { t } = this.locale;
    const session = this.#session;
    return html`<slot name="heading"><h2 part="heading">${t('form.heading')}</h2></slot>
      ${
        session?.description?.closed
          ? html`<p>${t('form.closed')}</p>`
          : (session?.writing?.sending?.renderReceipt() ?? this.#renderForm(session?.writing?.sending))
      }
      <div class="visually-hidden" role="status">${session?.announcement}</div>`;
  }

  #renderForm(sending: Sending | undefined): TemplateResult {
    const { t } = this.locale;
    const session = this.#session;
    const busy = this.#pressed || !!sending?.busy;
    return html`<form
      part="form"
      novalidate
      @submit=${this.#onSubmit}
      @input=${this.#onInput}
      @focusin=${this.#onFocus}
    >
      ${sending?.renderTop()}
      <p class="muted">${t('form.required')}</p>
      <div class="fields">
        ${this.shown.map((field) =>
          fieldTemplate({
            field,
            label: this.labelOf(field.name),
            choose: t('form.select'),
            error: sending?.errorOf(field.name),
            counter: sending?.counterOf(field.name),
            locked: sending?.locked,
          }),
        )}
        <p class="trap visually-hidden" aria-hidden="true"><input tabindex="-1" autocomplete="off" /></p>
      </div>
      <div class="challenge" part="challenge" ?hidden=${session?.unasked}>
        ${session?.writing?.challenge?.render(sending?.busy)}
      </div>
      ${sending?.renderStatus()}
      <div class="actions">
        <button class="primary" part="submit" aria-disabled=${busy}>
          <span class=${busy ? 'gone' : ''}>${t('form.send')}</span
          ><span class=${busy ? '' : 'gone'}>${t('form.sending')}</span>
        </button>
        ${sending?.renderNote()}
      </div>
      <slot name="foot"></slot>
    </form>`;
  }

  #start(): Promise<FormSession> {
    return (this.#loading ??= import('./session.js').then(
      ({ FormSession: Session }) => {
        // Not awaited: the lists beside this form ask their backend in the same turn.
        void this.locale.load('live').catch(() => undefined);
        this.#session = new Session(this);
        this.#session.connect();
        return this.#session;
      },
      (error: unknown) => {
        // The network is gone: the next press or focus tries again, and the text stays where it is.
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  readonly #onSubmit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#pressed) return;
    this.#pressed = true;
    this.requestUpdate();
    try {
      await (await (await this.#start()).touched())?.send();
    } catch {
      // Nothing has been sent and nothing is lost: the button is there to be pressed again.
    } finally {
      this.#pressed = false;
      this.requestUpdate();
    }
  };

  readonly #onInput = (event: Event): void => {
    const writing = this.#session?.writing;
    writing?.draft.touch();
    writing?.sending?.typed(event.target as HTMLInputElement);
  };

  readonly #onFocus = (): void => {
    void this.#start().then(
      (session) => session.touched(),
      () => undefined,
    );
  };
}
