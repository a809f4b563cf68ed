import { html, nothing, type TemplateResult } from 'lit';
import { CommentError } from '../../core/error.js';
import type { Translate } from '../../i18n/messages.js';
import type { SessionView } from '../../state/moderation-session.js';
import { errorWords } from './words.js';

export interface SignIn {
  readonly t: Translate;
  readonly view: SessionView;
  /** Nothing was typed. */
  readonly empty: boolean;
  readonly onSubmit: (event: SubmitEvent) => void;
}

/** One field for the token. It has no name, so that no form could ever post it. */
export function signInTemplate({ t, view, empty, onSubmit }: SignIn): TemplateResult {
  const busy = view.phase === 'asking';
  const error = empty ? t('moderation.signin.empty') : wrong(t, view);
  return html`<form class="sign-in" part="sign-in" autocomplete="off" novalidate @submit=${onSubmit}>
    <div class="field">
      <label for="token" part="label">${t('moderation.signin.label')}</label>
      <input
        id="token"
        part="control"
        type="password"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-invalid=${!!error}
        aria-describedby="token-error token-hint"
      />
      <p class="error" part="error" id="token-error">${error}</p>
      <p class="muted" id="token-hint">${t('moderation.signin.hint')}</p>
    </div>
    <button class="primary" part="button submit" aria-disabled=${busy ? 'true' : nothing}>
      ${t(busy ? 'moderation.signin.busy' : 'moderation.signin.button')}
    </button>
  </form>`;
}

function wrong(t: Translate, { error, expired }: SessionView): string {
  if (error === undefined) return '';
  if (error instanceof TypeError) return t('moderation.signin.nobackend');
  if (error instanceof CommentError && error.code === 'unauthorized')
    return t(expired ? 'moderation.signin.expired' : 'moderation.signin.wrong');
  return errorWords(t, error);
}
