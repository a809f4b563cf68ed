import { html, nothing, type TemplateResult } from 'lit';
import { banEffects, type Ban, type BanEffect, type BanKind, type QueueItem } from '../../../core/moderation.js';
import { ModerationBans } from '../../../state/moderation-bans.js';
import { formatDateTime } from '../../../i18n/dates.js';
import type { Desk, Panel } from '../panel.js';
import { failureTemplate } from '../words.js';
import { askedTemplate } from './asked.js';

const kinds: readonly BanKind[] = ['phone', 'address', 'word'];
const day = 86_400_000;
const durations = { ever: 0, day, week: 7 * day, month: 30 * day } as const;
type Duration = keyof typeof durations;

/** The rules in force, and a form for another. */
export function bansPanel(desk: Desk): Panel {
  const { t, moderation, update } = desk;
  const bans = new ModerationBans(moderation);
  bans.subscribe(update);
  void bans.load();
  const form = moderation.addBan ? banForm(desk, bans) : () => nothing;
  return {
    title: t('moderation.tools.bans'),
    stop: () => bans.stop(),
    render: () =>
      html`${askedTemplate(desk, bans, (list) =>
        list.length
          ? html`<ul class="plain">
              ${list.map((ban) => banTemplate(ban, desk, bans))}
            </ul>`
          : html`<p class="muted">${t('moderation.bans.none')}</p>`,
      )}
      ${form()}`,
  };
}

/** A rule about whoever wrote a comment: by the device, which the moderator never learns. */
export function banReaderPanel(desk: Desk, { id }: QueueItem): Panel {
  const { t, moderation, update } = desk;
  const bans = new ModerationBans(moderation);
  bans.subscribe(update);
  const form = banForm(desk, bans, id);
  return {
    title: t('moderation.menu.ban').replace('…', ''),
    render: () => html`${form()}${failureTemplate(t, bans.value.error)}`,
  };
}

function banTemplate(ban: Ban, { t, code, moderation }: Desk, bans: ModerationBans): TemplateResult {
  return html`<li class="ban">
    <div>
      <p><b>${t(`moderation.kind.${ban.kind}`)}:</b> <bdi>${ban.label}</bdi></p>
      <p class="muted">
        ${t(`moderation.effect.${ban.effect}`)} ·
        ${
          ban.expires
            ? t('moderation.bans.until', { time: formatDateTime(ban.expires, code) })
            : t('moderation.bans.forever')
        }
        · <bdi>${ban.actor}</bdi>
      </p>
    </div>
    ${
      moderation.removeBan
        ? html`<button type="button" part="button" @click=${() => void bans.remove(ban.id)}>
            ${t('moderation.bans.lift')}<span class="visually-hidden"> ${ban.label}</span>
          </button>`
        : nothing
    }
  </li>`;
}

/** @param reader id of the comment whose writer it is about; without one the form asks what to ban. */
function banForm(desk: Desk, bans: ModerationBans, reader?: string): () => TemplateResult {
  const { t } = desk;
  let kind: BanKind = reader === undefined ? 'phone' : 'reader';
  let empty = false;
  const onKind = (event: Event): void => {
    kind = (event.target as HTMLSelectElement).value as BanKind;
    desk.update();
  };
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const text = (name: string): string => (given.get(name) as string | null)?.trim() ?? '';
    const value = reader ?? text('value');
    empty = !value;
    desk.update();
    if (empty) return form.querySelector('input')!.focus();
    const forMs = durations[text('time') as Duration];
    const ban = { kind, value, effect: text('effect') as BanEffect, ...(forMs && { forMs }) };
    if (!(await bans.add(ban))) return;
    desk.say(t('moderation.action.ban'));
    if (reader !== undefined) return desk.close();
    form.reset();
    kind = 'phone';
    desk.update();
  };
  const select = (name: string, label: string, options: readonly (readonly [string, string])[], first = false) =>
    html`<div class="field">
      <label for="ban-${name}">${label}</label>
      <select
        id="ban-${name}"
        part="control"
        name=${name}
        ?data-first=${first}
        @change=${name === 'kind' ? onKind : nothing}
      >
        ${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select>
    </div>`;
  const effects = banEffects.map((effect) => [effect, t(`moderation.effect.${effect}`)] as const);
  const times = (Object.keys(durations) as Duration[]).map((name) => [name, t(`moderation.bans.${name}`)] as const);
  return () =>
    html`<form class="ban-form" novalidate @submit=${onSubmit}>
      ${
        reader === undefined
          ? html`<h4>${t('moderation.bans.add')}</h4>
              ${select(
                'kind',
                t('moderation.bans.kind'),
                kinds.map((each) => [each, t(`moderation.kind.${each}`)] as const),
              )}
              <div class="field">
                <label for="ban-value">${t('moderation.bans.value')}</label>
                <input
                  id="ban-value"
                  part="control"
                  name="value"
                  autocomplete="off"
                  aria-invalid=${empty}
                  aria-describedby="ban-error ban-hint"
                />
                <p class="error" part="error" id="ban-error">${empty ? t('moderation.bans.required') : ''}</p>
                <p class="muted" id="ban-hint">${t(`moderation.bans.hint.${kind}`)}</p>
              </div>`
          : nothing
      }
      ${select('effect', t('moderation.bans.effect'), effects, reader !== undefined)}
      ${select('time', t('moderation.bans.time'), times)}
      <button class="primary" part="button submit">${t('moderation.bans.button')}</button>
    </form>`;
}
