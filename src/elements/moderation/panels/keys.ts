import { html } from 'lit';
import type { MessageKey } from '../../../i18n/messages.js';
import { letters, type Command } from '../keys.js';
import type { Desk, Panel } from '../panel.js';

const texts: Readonly<Partial<Record<Command, MessageKey>>> = {
  next: 'moderation.keys.next',
  previous: 'moderation.keys.previous',
  published: 'moderation.do.published',
  rejected: 'moderation.do.rejected',
  spam: 'moderation.do.spam',
  removed: 'moderation.do.removed',
  undo: 'moderation.undo',
  select: 'moderation.keys.select',
  search: 'moderation.keys.search',
  help: 'moderation.keys.help',
};
const arrows: Readonly<Partial<Record<Command, string>>> = { next: '↓', previous: '↑' };

/** What the keys do. */
export function keysPanel({ t }: Desk): Panel {
  return {
    title: t('moderation.tools.keys'),
    render: () =>
      html`<dl class="keys">
          ${Object.entries(letters).map(
            ([letter, command]) =>
              html`<div>
                <dt>
                  <kbd>${letter}</kbd
                  >${arrows[command] ? html` ${t('moderation.key.or')} <kbd>${arrows[command]}</kbd>` : ''}
                </dt>
                <dd>${t(texts[command]!)}</dd>
              </div>`,
          )}
        </dl>
        <p class="muted">${t('moderation.keys.hint')}</p>`,
  };
}
