import { html, nothing } from 'lit';
import type { QueueItem, Revision } from '../../../core/moderation.js';
import type { MessageKey } from '../../../i18n/messages.js';
import { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk, Panel } from '../panel.js';
import { timeTemplate } from '../words.js';
import { askedTemplate } from './asked.js';

/** Every text that a comment has, had or is to have, the newest first. */
export function historyPanel(desk: Desk, item: QueueItem): Panel {
  const { t, code, moderation, update } = desk;
  const task = new ModerationTask<readonly Revision[]>();
  task.subscribe(update);
  void task.run((signal) => moderation.listRevisions!(item.id, { signal }));
  return {
    title: t('moderation.menu.history'),
    stop: () => task.stop(),
    render: () =>
      askedTemplate(
        desk,
        task,
        (revisions) =>
          html`${revisions.length < 2 ? html`<p class="muted">${t('moderation.history.only')}</p>` : nothing}
            <ol class="plain">
              ${revisions.map(
                ({ fields, created, state }) =>
                  html`<li>
                    <p class="muted">${timeTemplate(created, code)} · ${t(`moderation.history.${state}`)}</p>
                    ${Object.entries(fields).map(
                      ([name, value]) =>
                        html`<p class="field-name">${t(`field.${name}` as MessageKey) || name}</p>
                          <p class="text" dir="auto">${value}</p>`,
                    )}
                  </li>`,
              )}
            </ol>`,
      ),
  };
}
