import { html } from 'lit';
import { ModerationTask } from '../../../state/moderation-task.js';
import type { Desk, Panel } from '../panel.js';
import { failureTemplate } from '../words.js';

type Format = 'csv' | 'json';
const formats: readonly Format[] = ['csv', 'json'];

/** All comments as a file. */
export function exportPanel(desk: Desk): Panel {
  const { t, moderation, update } = desk;
  const task = new ModerationTask<unknown>();
  task.subscribe(update);
  const onExport = async (format: Format): Promise<void> => {
    await task.run(async (signal) => {
      const file = await moderation.exportComments!(format, { signal });
      if (!signal.aborted) save(file, `comments-${new Date().toISOString().slice(0, 10)}.${format}`);
    });
  };
  const words = { idle: '', busy: t('moderation.export.busy'), done: t('moderation.export.done'), failed: '' };
  return {
    title: t('moderation.tools.export'),
    stop: () => task.stop(),
    render: () =>
      html`<p>${t('moderation.export.hint')}</p>
        <div class="choices">
          ${formats.map(
            (format) =>
              html`<button type="button" part="button" @click=${() => onExport(format)}>
                ${t(`moderation.export.${format}`)}
              </button>`,
          )}
        </div>
        <p class="muted" role="status">${words[task.value.phase]}</p>
        ${failureTemplate(t, task.value.error)}`,
  };
}

/** Hands a file to the browser. A link that is pressed by script needs no place on the page, and no policy forbids it. */
function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Safari reads the file only after the press has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
