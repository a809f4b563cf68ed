import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LocaleController, type MessageOverrides } from '../../controllers/locale.js';
import { openModeration, type ModerationHost } from '../../controllers/moderation.js';
import type { Moderation } from '../../contract/moderation.js';
import { ModerationQueue } from '../../state/moderation-queue.js';
import { ModerationSession } from '../../state/moderation-session.js';
import { base } from '../../theme/base.styles.js';
import { fieldStyles } from '../parts/field.styles.js';
import { ModerationDesk } from './desk.js';
import { dialogStyles } from './dialog.styles.js';
import { dockStyles } from './dock.styles.js';
import { dockTemplate } from './dock.js';
import { filtersTemplate } from './filters.js';
import { footTemplate } from './foot.js';
import { moderationStyles } from './moderation.styles.js';
import { rowTemplate } from './row.js';
import { rowStyles } from './row.styles.js';
import { signInTemplate } from './sign-in.js';
import { toolsTemplate } from './tools.js';
import { failureTemplate } from './words.js';

const texts = {
  vi: () => import('../../i18n/vi/moderation.js'),
  en: () => import('../../i18n/en/moderation.js'),
};

/**
 * The moderators' queue, for a page of the owner's own. Whoever opens it signs in with a token, which is kept in memory alone; everything can be done
 * with the keyboard.
 *
 * @slot heading - Replaces the heading.
 * @csspart heading - The heading.
 * @csspart sign-in - The form for the token.
 * @csspart bar - Filters and search.
 * @csspart row - One comment.
 * @csspart edit - An edit that waits, beside what is public.
 * @csspart dock - The bar for what is selected and what can be undone.
 * @csspart dialog - The dialog.
 * @csspart label - The token's label.
 * @csspart control - Each field.
 * @csspart error - What is wrong.
 * @csspart button - Each button; also `submit`, `filter`, `published`, `rejected`, `spam`, `removed`, `undo`, `more`, `retry`, `fresh`.
 */
export class YkModeration extends LitElement implements ModerationHost {
  static override styles = [...base, fieldStyles, moderationStyles, rowStyles, dockStyles, dialogStyles];
  static override properties = {
    moderation: { attribute: false },
    endpoint: {},
    messages: { attribute: false },
    lang: {},
  };

  declare moderation?: Moderation | undefined;
  declare endpoint?: string | undefined;
  declare messages?: MessageOverrides | undefined;
  declare lang: string;

  readonly locale = new LocaleController(this);
  readonly #session = new ModerationSession();
  #desk: ModerationDesk | undefined;
  /** The token's field was empty when it was sent. */
  #empty = false;
  #focusToken = false;

  constructor() {
    super();
    this.#session.subscribe(() => this.#onSession());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#desk?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { moderation } = this;
    if (changed.has('moderation') || (changed.has('endpoint') && this.hasUpdated)) {
      if (moderation) void this.#session.signIn(async () => moderation);
      else if (this.hasUpdated) this.#session.signOut();
    }
  }

  protected override firstUpdated(): void {
    void this.locale.load(texts).catch(() => undefined);
  }

  protected override updated(): void {
    this.#desk?.updated();
    const token = this.renderRoot.querySelector<HTMLElement>('#token');
    if (!this.#focusToken || !token) return;
    this.#focusToken = false;
    token.focus();
  }

  override render(): TemplateResult {
    const { t } = this.locale;
    // Until the texts are there, what has no words would only move.
    const desk = t('moderation.heading') ? this.#desk : undefined;
    return html`<header class="top">
        <slot name="heading"><h2 part="heading">${t('moderation.heading')}</h2></slot>
        ${desk ? this.#renderWho(desk) : nothing}
      </header>
      ${desk ? this.#renderQueue(desk) : this.#renderOut()}
      <div class="visually-hidden" role="status">${desk?.said}</div>`;
  }

  #renderOut(): TemplateResult | typeof nothing {
    const { t } = this.locale;
    const view = this.#session.value;
    if (!t('moderation.heading') || this.#desk) return nothing;
    if (!this.moderation) return signInTemplate({ t, view, empty: this.#empty, onSubmit: this.#onSignIn });
    if (view.phase === 'asking') return html`<p class="muted">${t('moderation.loading')}</p>`;
    return html`${failureTemplate(t, view.error)}
      <button type="button" part="button retry" @click=${() => this.requestUpdate('moderation')}>
        ${t('moderation.retry')}
      </button>`;
  }

  #renderWho(desk: ModerationDesk): TemplateResult {
    const { t, me } = desk;
    return html`<div class="who">
      <span class="muted"><bdi>${me.name}</bdi> · ${t(`moderation.role.${me.role}`)}</span>
      ${toolsTemplate(desk)}
      ${
        this.moderation
          ? nothing
          : html`<button type="button" part="button" @click=${this.#onSignOut}>${t('moderation.signout')}</button>`
      }
    </div>`;
  }

  #renderQueue(desk: ModerationDesk): TemplateResult {
    const { t, queue } = desk;
    const view = queue.value;
    const { items, phase, fresh, selected } = view;
    const all = items.length > 0 && selected.size === items.length;
    // What could not be loaded anew is told above the rows that stand there still.
    const stale = phase === 'failed' && items.length > 0 && !view.next;
    return html`${filtersTemplate(view, desk)}
      <div class="over">
        ${
          items.length
            ? html`<label class="check"
                ><input
                  type="checkbox"
                  .checked=${all}
                  .indeterminate=${!all && selected.size > 0}
                  @change=${() => queue.selectAll(!all)}
                />${t('moderation.select.all')}</label
              >`
            : nothing
        }
        ${
          fresh
            ? html`<button type="button" part="button fresh" @click=${() => desk.showFresh()}>
                ${t('moderation.fresh', { n: fresh })}
              </button>`
            : nothing
        }
        ${
          desk.shortcuts
            ? html`<button type="button" part="button" class="quiet keys-hint" @click=${() => desk.showKeys()}>
                ${t('moderation.tools.keys')} <kbd>?</kbd>
              </button>`
            : nothing
        }
      </div>
      ${stale ? html`<div class="stale">${footTemplate(desk, view)}</div>` : nothing}
      <div
        role=${items.length ? 'feed' : nothing}
        aria-label=${items.length ? t('moderation.list') : nothing}
        aria-busy=${/loading|more/.test(phase)}
      >
        ${repeat(
          items,
          ({ id }) => id,
          (item, at) => rowTemplate(item, at, view, desk),
        )}
      </div>
      ${stale ? nothing : footTemplate(desk, view)}${dockTemplate(view, desk)}${this.#renderDialog(desk)}`;
  }

  #renderDialog({ t, panel, close, onClosed }: ModerationDesk): TemplateResult {
    return html`<dialog part="dialog" aria-labelledby="dialog-title" @close=${onClosed}>
      ${
        panel
          ? html`<div class="dialog-head">
                <h3 id="dialog-title">${panel.title}</h3>
                <button type="button" part="button" class="quiet" @click=${close}>${t('moderation.close')}</button>
              </div>
              <div class="dialog-body">${panel.render()}</div>`
          : nothing
      }
    </dialog>`;
  }

  #onSession(): void {
    const { phase, me, expired } = this.#session.value;
    const { moderation } = this.#session;
    if (phase === 'in' && me && moderation && !this.#desk) {
      // A queue that nobody signed in to, further down a page, is not what the page was opened for: taking the focus would scroll it away.
      const focus = !this.moderation || this.getBoundingClientRect().top < innerHeight / 2;
      this.#desk = new ModerationDesk(this, { me, moderation, focus, queue: new ModerationQueue(moderation) });
      if (this.isConnected) this.#desk.connect();
    } else if (phase === 'out' && this.#desk) {
      this.#desk.disconnect();
      this.#desk = undefined;
      this.#focusToken = true;
    } else if (phase === 'out' && !expired) {
      // A wrong token is mended where it was typed.
      this.#focusToken = this.#session.value.error !== undefined;
    }
    this.requestUpdate();
  }

  readonly #onSignIn = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#session.value.phase === 'asking') return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('#token')!;
    const token = field.value.trim();
    this.#empty = !token;
    if (token) void this.#session.signIn(() => openModeration(this, token));
    else field.focus();
    this.requestUpdate();
  };

  readonly #onSignOut = (): void => this.#session.signOut();
}
