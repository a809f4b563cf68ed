import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/messages.js';
import type { QueueNotice, QueueView } from '../../state/moderation-view.js';
import type { Desk } from './panel.js';
import { verdictsFor, type Verdict } from './verdicts.js';
import { errorWords } from './words.js';

export interface DockDesk extends Desk {
  /** Decides for all that is selected, or asks first what it needs to know. */
  pressAll(verdict: Verdict): void;
  undo(): void;
}

/** What was just done, in words. */
export function noticeWords(notice: QueueNotice | undefined, t: Translate): string {
  if (!notice) return '';
  const [first, ...others] = notice.names;
  const name = first || t('moderation.nameless');
  const n = notice.names.length;
  if (notice.kind === 'failed') return `${errorWords(t, notice.error)} ${t('moderation.rolledback')}`;
  if (notice.kind === 'undone')
    return others.length ? t('moderation.undone.many', { n }) : t('moderation.undone', { name });
  const { to, edit, left } = notice;
  const accepted = to === 'published' ? 'moderation.done.accepted' : 'moderation.done.dropped';
  const done = others.length
    ? t(`moderation.many.${to}`, { n })
    : t(edit ? accepted : `moderation.done.${to}`, { name });
  return `${done} ${t('moderation.left', { n: left })}`;
}

/** The quiet bar at the foot of the window: what is selected and can be decided together, what was just done and can be taken back. */
export function dockTemplate(view: QueueView, desk: DockDesk): TemplateResult | typeof nothing {
  const { t, queue } = desk;
  const { selected, notice, undoable } = view;
  const n = selected.size;
  if (!n && !notice) return nothing;
  return html`<div class="dock" part="dock">
    ${
      n
        ? html`<div class="bulk" role="group" aria-label=${t('moderation.selected', { n })}>
            <b>${t('moderation.selected', { n })}</b>
            ${verdictsForAll(view).map(
              (verdict, i) =>
                html`<button
                  type="button"
                  part="button ${verdict.to}"
                  class=${i ? '' : 'main'}
                  @click=${() => desk.pressAll(verdict)}
                >
                  ${t(verdict.label)}
                </button>`,
            )}
            <button type="button" part="button" class="quiet" @click=${() => queue.selectAll(false)}>
              ${t('moderation.select.none')}
            </button>
          </div>`
        : nothing
    }
    ${
      notice
        ? html`<div class="notice ${notice.kind}">
            <span>${noticeWords(notice, t)}</span>
            ${
              undoable
                ? html`<button type="button" part="button undo" aria-keyshortcuts="u" @click=${() => desk.undo()}>
                    ${t('moderation.undo')}
                  </button>`
                : nothing
            }
          </div>`
        : nothing
    }
  </div>`;
}

/** What can be decided for all that is selected: of one kind, what that kind allows; of several, everything. */
function verdictsForAll({ items, selected }: QueueView): readonly Verdict[] {
  const sets = items.filter(({ id }) => selected.has(id)).map(verdictsFor);
  const kinds = new Set(sets.map((set) => set.map(({ label }) => label).join()));
  return kinds.size === 1 ? sets[0]! : verdictsFor({ status: 'pending' });
}
