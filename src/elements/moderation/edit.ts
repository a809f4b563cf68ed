import { html, nothing, type TemplateResult } from 'lit';
import type { QueueItem, Revision } from '../../core/moderation.js';
import type { MessageKey } from '../../i18n/messages.js';
import { changedPart } from './changed-part.js';
import type { Desk } from './panel.js';

/** An edit that waits, beside what is public now: only the fields that differ, and in them what differs. */
export function editTemplate({ fields }: QueueItem, revision: Revision, { t }: Pick<Desk, 't'>): TemplateResult {
  const changed = Object.keys(revision.fields).filter((name) => (fields[name] ?? '') !== revision.fields[name]);
  return html`<section class="edit" part="edit">
    <p class="edit-title">${t('moderation.edit.waiting')}</p>
    ${changed.map((name) => {
      const { start, before, after, end } = changedPart(fields[name] ?? '', revision.fields[name] ?? '');
      return html`<div class="sides">
        ${changed.length > 1 || name !== 'content' ? html`<p class="field-name">${t(`field.${name}` as MessageKey) || name}</p>` : nothing}
        <div>
          <p class="muted">${t('moderation.edit.before')}</p>
          <p class="text" dir="auto">${start}${before ? html`<del>${before}</del>` : nothing}${end}</p>
        </div>
        <div>
          <p class="muted">${t('moderation.edit.after')}</p>
          <p class="text" dir="auto">${start}${after ? html`<ins>${after}</ins>` : nothing}${end}</p>
        </div>
      </div>`;
    })}
  </section>`;
}
