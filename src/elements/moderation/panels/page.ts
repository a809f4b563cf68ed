import { html } from 'lit';
import type { QueueItem } from '../../../core/moderation.js';
import { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk, Panel } from '../panel.js';
import { failureTemplate } from '../words.js';

/** What concerns the page that a comment stands on: to look at it alone, to close it for new comments. */
export function pagePanel(desk: Desk, { page, pageTitle }: QueueItem): Panel {
  const { t, queue, moderation, update } = desk;
  const title = pageTitle || page;
  const task = new ModerationTask<unknown>();
  task.subscribe(update);
  const close = async (closed: boolean): Promise<void> => {
    if (!(await task.run(() => moderation.closePage!(page, closed)))) return;
    desk.say(t(closed ? 'moderation.page.closed' : 'moderation.page.opened'));
    desk.close();
  };
  const onOnly = (): void => {
    desk.close();
    queue.only({ id: page, title });
  };
  return {
    title,
    render: () =>
      html`<div class="choices">
          <button type="button" part="button" data-first @click=${onOnly}>${t('moderation.page.only')}</button>
          ${
            moderation.closePage
              ? html`<button type="button" part="button" @click=${() => close(true)}>
                    ${t('moderation.page.close')}</button
                  ><button type="button" part="button" @click=${() => close(false)}>
                    ${t('moderation.page.open')}
                  </button>`
              : ''
          }
        </div>
        <p class="muted">${moderation.closePage ? t('moderation.page.hint') : ''}</p>
        ${failureTemplate(t, task.value.error)}`,
  };
}
