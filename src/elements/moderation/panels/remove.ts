import { html } from 'lit';
import type { Desk, Panel } from '../panel.js';

/** Reasons that come up most, for one press instead of typing. */
const common = ['abuse', 'private', 'advert', 'offtopic'] as const;

/** Asks why, before comments are taken down. */
export function removePanel(desk: Desk, onReason: (reason: string) => void): Panel {
  const { t } = desk;
  let empty = false;
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('input')!;
    const reason = field.value.trim();
    empty = !reason;
    desk.update();
    if (empty) return field.focus();
    desk.close();
    onReason(reason);
  };
  const onCommon = (event: Event): void => {
    const button = event.currentTarget as HTMLElement;
    const field = button.closest('form')!.querySelector('input')!;
    field.value = button.textContent.trim();
    field.focus();
  };
  return {
    title: t('moderation.remove.title'),
    render: () =>
      html`<form novalidate @submit=${onSubmit}>
        <div class="field">
          <label for="reason">${t('moderation.remove.label')}</label>
          <input
            id="reason"
            part="control"
            type="text"
            maxlength="200"
            autocomplete="off"
            data-first
            aria-invalid=${empty}
            aria-describedby="reason-error reason-hint"
          />
          <p class="error" part="error" id="reason-error">${empty ? t('moderation.remove.required') : ''}</p>
          <div class="choices">
            ${common.map(
              (name) =>
                html`<button type="button" part="button" @click=${onCommon}>${t(`moderation.remove.${name}`)}</button>`,
            )}
          </div>
          <p class="muted" id="reason-hint">${t('moderation.remove.hint')}</p>
        </div>
        <button class="primary" part="button submit">${t('moderation.remove.button')}</button>
      </form>`,
  };
}
