import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/messages.js';
import type { ChallengeState } from '../../state/challenge.js';
import { errorText } from './error.js';
import type { SoundPlayer } from './sound-player.js';

export interface ChallengeTemplateView {
  readonly state: ChallengeState;
  readonly sound?: SoundPlayer | undefined;
  readonly error?: string | undefined;
  readonly locked?: boolean | undefined;
  /** `false` where the backend has no sound. */
  readonly audible: boolean;
  readonly t: Translate;
  onRefresh(): void;
  onListen(): void;
  onWay(way: 'image' | 'pow'): void;
  onDigits?(event: Event): void;
  /** After every change of the code field, which then holds digits only where digits are asked for. */
  onTyped(): void;
}

/** The challenge of a form: picture, code field and three buttons with words; or the proof of work's progress; or what went wrong. */
export function challengeTemplate(view: ChallengeTemplateView): TemplateResult {
  const { state, t, error } = view;
  const { phase, way, challenge } = state.value;
  const image = phase === 'ready' && way === 'image' && challenge?.image;
  const length = image ? image.length : 5;
  const required = html`<span class="star" aria-hidden="true">(*)</span>`;
  return html`<div class="field" role="group" aria-labelledby="challenge-label">
    <label part="label" for="f-challenge" id="challenge-label"
      >${t('captcha.label')}${way === 'image' ? required : nothing}</label
    >
    ${
      way !== 'image' || phase === 'failed'
        ? renderState(view)
        : html`<div class="challenge-row">
              <span class="picture">
                ${
                  image
                    ? html`<img
                        part="picture"
                        src=${image.src}
                        width=${image.width}
                        height=${image.height}
                        alt=${image.length ? t('captcha.alt', { n: image.length }) : t('captcha.any.alt')}
                      />`
                    : html`<span class="muted">${phase === 'loading' ? t('captcha.loading') : nothing}</span>`
                }
              </span>
              <input
                id="f-challenge"
                part="control code"
                dir="ltr"
                inputmode=${length ? 'numeric' : 'text'}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                required
                ?readonly=${view.locked}
                aria-invalid=${error ? 'true' : 'false'}
                aria-describedby="h-challenge e-challenge"
                @input=${(event: Event) => {
                  keepCode(event, length > 0);
                  view.onTyped();
                }}
                @change=${view.onDigits}
              />
            </div>
            <p class="muted" id="h-challenge">${length ? t('captcha.hint', { n: length }) : t('captcha.any.hint')}</p>`
    }
    ${renderButtons(view)}
    <p class="error" part="error" id="e-challenge">${error ? errorText(error) : nothing}</p>
  </div>`;
}

function renderState({ state, t }: ChallengeTemplateView): TemplateResult {
  const { phase, solution } = state.value;
  const key = phase === 'failed' ? 'captcha.failed' : solution === undefined ? 'captcha.working' : 'captcha.done';
  return html`<p class="state ${solution === undefined ? '' : 'done'}" id="f-challenge" tabindex="-1">${t(key)}</p>`;
}

function renderButtons(view: ChallengeTemplateView): TemplateResult | typeof nothing {
  const { state, t, sound } = view;
  const { phase, way, challenge } = state.value;
  const offers = (what: 'sound' | 'pow') => !challenge || challenge.alternatives.includes(what);
  if (phase === 'failed') {
    return html`<div class="ways">
      <button type="button" part="button" @click=${view.onRefresh}>${t('captcha.retry')}</button>
    </div>`;
  }
  // A third party's token is the one way there is.
  if (way === 'token') return nothing;
  if (way === 'pow') {
    return html`<div class="ways">
      <button type="button" part="button" @click=${() => view.onWay('image')}>${t('captcha.picture')}</button>
    </div>`;
  }
  const listen = sound?.playing ? 'captcha.stop' : sound?.played ? 'captcha.again' : 'captcha.listen';
  return html`<div class="ways">
    <button type="button" part="button refresh" @click=${view.onRefresh}>${t('captcha.refresh')}</button>
    ${
      view.audible && offers('sound')
        ? html`<button type="button" part="button listen" @click=${view.onListen}>${t(listen)}</button>`
        : nothing
    }
    ${
      offers('pow')
        ? html`<button type="button" part="button other" @click=${() => view.onWay('pow')}>
            ${t('captcha.other')}
          </button>`
        : nothing
    }
  </div>`;
}

/**
 * Keeps digits only, or letters and digits; full-width ones, as an East Asian keyboard types them, become plain. A Vietnamese keyboard turns letters into others
 * with marks, and no picture shows such: the marks go.
 */
function keepCode(event: Event, digits: boolean): void {
  const input = event.target as HTMLInputElement;
  const plain = input.value.normalize('NFKD').replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'));
  const code = plain.replace(digits ? /\D/g : /[^a-z\d]/gi, '');
  if (code !== input.value) input.value = code;
}
