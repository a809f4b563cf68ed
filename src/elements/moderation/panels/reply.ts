import { html } from 'lit';
import { randomId } from '../../../core/random-id.js';
import type { QueueItem } from '../../../core/moderation.js';
import { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk, Panel } from '../panel.js';
import { failureTemplate } from '../words.js';

/** Answers a comment as a moderator. What was typed stays when sending fails. */
export function replyPanel(desk: Desk, item: QueueItem): Panel {
  const { t, moderation, update } = desk;
  const task = new ModerationTask<unknown>();
  task.subscribe(update);
  // Sent again after a lost answer, it stands once.
  const submissionId = randomId();
  let empty = false;
  const onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('textarea')!;
    const content = field.value.trim();
    empty = !content;
    update();
    if (empty) return field.focus();
    if (!(await task.run(() => moderation.reply!(item.id, content, { submissionId })))) return;
    desk.say(t('moderation.reply.done'));
    desk.close();
  };
  return {
    title: t('moderation.menu.reply'),
    render: () =>
      html`<blockquote class="text folded" dir="auto">${item.fields.content}</blockquote>
        <form novalidate @submit=${onSubmit}>
          <div class="field">
            <label for="reply">${t('moderation.reply.label')}</label>
            <textarea
              id="reply"
              part="control"
              dir="auto"
              data-first
              aria-invalid=${empty}
              aria-describedby="reply-error reply-hint"
            ></textarea>
            <p class="error" part="error" id="reply-error">${empty ? t('moderation.reply.required') : ''}</p>
            <p class="muted" id="reply-hint">${t('moderation.reply.hint')}</p>
          </div>
          ${failureTemplate(t, task.value.error)}
          <button class="primary" part="button submit">
            ${t(task.value.phase === 'busy' ? 'moderation.loading' : 'moderation.reply.button')}
          </button>
        </form>`,
  };
}
