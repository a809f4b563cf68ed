import { html, nothing } from 'lit';
import type { QueueItem, Report } from '../../../core/moderation.js';
import { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk, Panel } from '../panel.js';
import { timeTemplate } from '../words.js';
import { askedTemplate } from './asked.js';

/** What readers say is wrong with a comment. */
export function reportsPanel(desk: Desk, item: QueueItem): Panel {
  const { t, code, moderation, update } = desk;
  const task = new ModerationTask<readonly Report[]>();
  task.subscribe(update);
  void task.run((signal) => moderation.listReports!(item.id, { signal }));
  return {
    title: t('moderation.menu.reports'),
    stop: () => task.stop(),
    render: () =>
      askedTemplate(desk, task, (reports) =>
        reports.length
          ? html`<ul class="plain">
              ${reports.map(
                ({ reason, text, created }) =>
                  html`<li>
                    <p>
                      <b>${t(`moderation.report.${reason}`)}</b>
                      <span class="muted">${timeTemplate(created, code)}</span>
                    </p>
                    ${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
                  </li>`,
              )}
            </ul>`
          : html`<p class="muted">${t('moderation.reports.none')}</p>`,
      ),
  };
}
