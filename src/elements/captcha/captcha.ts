import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import { base } from '../../theme/base.styles.js';
import { fieldStyles } from '../parts/field.styles.js';
import { ChallengeController } from '../parts/challenge-controller.js';

/**
 * The challenge for anybody's form: form-associated, it submits one entry, the JSON `{ id, answer }` or `{ id, solution }`, which the other
 * server checks once by `POST /v1/challenges/verify` or `verifyChallenge()`.
 *
 * @csspart label - The label.
 * @csspart picture - The picture.
 * @csspart code - The code field.
 * @csspart button - Each button; also `refresh`, `listen`, `other`.
 * @csspart error - What is wrong.
 */
export class YkCaptcha extends LitElement implements SourceHost {
  static readonly formAssociated = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [...base, fieldStyles];
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    name: {},
    purpose: {},
    messages: { attribute: false },
    lang: {},
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** Name of the form's entry. */
  name = 'yk-captcha';
  /** What the answer pays for; the other server checks that it is this. Not `comment`. */
  purpose = 'form';
  declare messages?: MessageOverrides | undefined;
  override lang = '';

  readonly locale = new LocaleController(this);
  // happy-dom has no attachInternals; every element must construct there.
  readonly #internals = this.attachInternals?.() as ElementInternals | undefined;
  #challenge: ChallengeController | undefined;
  #announcement = '';

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals?.form ?? null;
  }

  /** The entry as it would be submitted now, or nothing. */
  get value(): string {
    return this.#value;
  }
  #value = '';

  protected override firstUpdated(): void {
    void this.locale.load('send').catch(() => undefined);
    void this.#open();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (
      this.hasUpdated &&
      ['adapter', 'endpoint', 'page', 'purpose'].some((name) => changed.has(name as keyof YkCaptcha))
    ) {
      void this.#open();
    }
  }

  protected override updated(): void {
    this.#report();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#challenge?.dispose();
    this.#challenge = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) void this.#open();
  }

  /** Fetches a new challenge: after the other server has refused the answer, and after every use. */
  refresh(): void {
    this.#challenge?.state.renew();
  }

  formResetCallback(): void {
    this.refresh();
  }

  override render(): TemplateResult {
    return html`<div class="challenge" @focusin=${() => this.#challenge?.ensure()} @input=${() => this.#report()}>
        ${this.#challenge?.render() ?? nothing}
      </div>
      <div class="visually-hidden" role="status">${this.#announcement}</div>`;
  }

  async #open(): Promise<void> {
    try {
      const source = await findSource(this);
      this.#challenge?.dispose();
      this.#challenge = new ChallengeController(this, source, this.purpose, () => this.#report());
      this.#challenge.onAnnounce = (text) => {
        this.#announcement = text;
        this.requestUpdate();
      };
      // A foreign form has no first focus that this element could see.
      this.#challenge.ensure();
    } catch (cause) {
      console.error(cause);
    }
    this.requestUpdate();
  }

  /** Tells the form what would be submitted, or why it cannot be. */
  #report(): void {
    const challenge = this.#challenge;
    const answer = challenge?.peek();
    this.#value = answer ? JSON.stringify(answer) : '';
    const anchor = this.renderRoot.querySelector<HTMLElement>('#f-challenge') ?? undefined;
    // As form data, because a plain value goes out under the name attribute only, which the default has not.
    const entry = new FormData();
    if (this.#value) entry.append(this.name, this.#value);
    this.#internals?.setFormValue(entry);
    if (answer) this.#internals?.setValidity({});
    else this.#internals?.setValidity({ valueMissing: true }, this.locale.t('captcha.required') || this.name, anchor);
  }
}
