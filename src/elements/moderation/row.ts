import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { defineField } from '../../core/field.js';
import type { QueueItem } from '../../core/moderation.js';
import { safeUrl } from '../../core/url.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { QueueView } from '../../state/moderation-view.js';
import type { MenuDesk } from './menu-desk.js';
import { editTemplate } from './edit.js';
import { menuTemplate } from './menu.js';
import { menuOf } from './row-menu.js';
import { verdictsFor, type Verdict } from './verdicts.js';
import { timeTemplate, wordFor } from './words.js';

/** A text longer than this, in characters or lines, is folded. */
const longText = 420;
const manyLines = 6;

export interface RowDesk extends MenuDesk {
  /** Texts that were unfolded, by comment. */
  readonly unfolded: ReadonlySet<string>;
  unfold(id: string): void;
  /** Decides, or asks first what it needs to know. */
  press(item: QueueItem, verdict: Verdict, event: MouseEvent): void;
}

/** One comment with everything that is needed to decide: who, where, what, why it is suspicious, and what can be done. */
export function rowTemplate(item: QueueItem, at: number, view: QueueView, desk: RowDesk): TemplateResult {
  const { t, code, queue } = desk;
  const { id, fields, status, page, pageTitle, pageUrl } = item;
  const name = fields.name || t('moderation.nameless');
  const current = id === view.current;
  const selected = view.selected.has(id);
  const url = safeUrl(pageUrl);
  return html`<article
    class=${classMap({ row: true, current, selected, changed: view.changed.has(id) })}
    part="row"
    data-id=${id}
    tabindex=${current ? 0 : -1}
    aria-posinset=${at + 1}
    aria-setsize=${view.next ? -1 : view.items.length}
    aria-labelledby="name-${at} time-${at}"
    aria-describedby="title-${at} text-${at}"
    @focusin=${() => queue.focus(id)}
  >
    <label class="pick">
      <input type="checkbox" tabindex=${current ? 0 : -1} .checked=${selected} @change=${() => queue.select(id)} /><span
        class="visually-hidden"
        >${t('moderation.select', { name })}</span
      >
    </label>
    <div class="body">
      <p class="meta">
        <bdi class="name" id="name-${at}">${name}</bdi>
        <span class="muted" id="time-${at}">${timeTemplate(item.created, code)}</span>
        ${view.filter !== status ? html`<span class="status ${status}">${t(`moderation.filter.${status}`)}</span>` : nothing}
        ${view.changed.has(id) ? html`<span class="status">${t('moderation.changed')}</span>` : nothing}
        <span class="muted where"
          >${
            url
              ? html`<a href=${url} target="_blank" rel="noopener noreferrer" tabindex=${current ? 0 : -1}
                  ><bdi>${pageTitle || page}</bdi><span class="visually-hidden"> ${t('moderation.newtab')}</span></a
                >`
              : html`<bdi>${pageTitle || page}</bdi>`
          }</span
        >
        ${item.parent === undefined ? nothing : html`<span class="muted">${t('moderation.isreply')}</span>`}
      </p>
      <div class="facts">${flagsTemplate(item, desk)}${privateTemplate(item, view, desk)}</div>
      ${fields.title ? html`<p class="title" dir="auto" id="title-${at}">${fields.title}</p>` : nothing}
      ${textTemplate(item, at, desk, current)} ${item.revision ? editTemplate(item, item.revision, desk) : nothing}
    </div>
    ${actionsTemplate(item, desk, current)}
  </article>`;
}

function textTemplate({ id, fields }: QueueItem, at: number, desk: RowDesk, current: boolean): TemplateResult {
  const { content = '' } = fields;
  const long = content.length > longText || content.split('\n').length > manyLines;
  const open = desk.unfolded.has(id);
  return html`<div class="text ${long && !open ? 'folded' : ''}" dir="auto" id="text-${at}">${content}</div>
    ${
      long
        ? html`<button
            type="button"
            class="quiet"
            part="button"
            tabindex=${current ? 0 : -1}
            aria-expanded=${open}
            aria-controls="text-${at}"
            @click=${() => desk.unfold(id)}
          >
            ${desk.t(open ? 'moderation.fold' : 'moderation.unfold')}
          </button>`
        : nothing
    }`;
}

/** Everything besides name, title and text. What is masked can be shown, and says beforehand that the log will have it. */
function privateTemplate(item: QueueItem, view: QueueView, desk: RowDesk): TemplateResult | typeof nothing {
  const { t, queue, moderation } = desk;
  const shown = view.revealed.get(item.id);
  const fields = Object.entries(shown ?? item.fields).filter(
    ([name, value]) => value && !/^(name|title|content)$/.test(name),
  );
  if (!fields.length) return nothing;
  const masked = fields.some(([name]) => isPrivate(name));
  return html` ${fields.map(
    ([name, value]) =>
      html`<span
        ><span class="muted">${t(`field.${name}` as MessageKey) || name}:</span> <bdi class="value">${value}</bdi></span
      > `,
  )}
  ${
    shown
      ? html`<span class="muted">${t('moderation.revealed')}</span>`
      : masked && moderation.reveal
        ? html`<button
            type="button"
            class="quiet"
            part="button"
            tabindex=${item.id === view.current ? 0 : -1}
            @click=${() => void queue.reveal(item.id)}
          >
            ${t('moderation.reveal')} <span class="muted">(${t('moderation.reveal.logged')})</span>
          </button>`
        : nothing
  }`;
}

function isPrivate(name: string): boolean {
  // A name that no form could have is no field of ours.
  return /^[a-z][a-z0-9_-]{0,31}$/.test(name) && /^(tel|email)$/.test(defineField(name).type);
}

function flagsTemplate(item: QueueItem, { t }: RowDesk): TemplateResult {
  const { reasons, score, reports, approved, reason } = item;
  const flags: (TemplateResult | string)[] = [];
  if (reasons.length || score >= 5) {
    const why = [...reasons.map((each) => wordFor(t, 'reason', each)), t('moderation.score', { score })].join(', ');
    flags.push(html`<span class="bad"><b>${t('moderation.suspicious')}:</b> ${why}</span>`);
  }
  if (reports) flags.push(html`<span class="bad"><b>${t('moderation.reported', { n: reports })}</b></span>`);
  if (reason) flags.push(html`<span><b>${t('moderation.removed.reason')}:</b> <bdi>${reason}</bdi></span>`);
  if (approved !== undefined)
    flags.push(approved ? t('moderation.approved', { n: approved }) : t('moderation.approved.none'));
  return html`${flags.map((flag) => html`<span class="flag">${flag}</span>`)}`;
}

function actionsTemplate(item: QueueItem, desk: RowDesk, current: boolean): TemplateResult {
  const { t } = desk;
  return html`<div class="actions">
    ${verdictsFor(item).map(
      (verdict, i) =>
        html`<button
          type="button"
          part="button ${verdict.to}"
          class=${i ? '' : 'main'}
          tabindex=${current ? 0 : -1}
          @click=${(event: MouseEvent) => desk.press(item, verdict, event)}
        >
          ${t(verdict.label)}
        </button>`,
    )}
    ${menuTemplate(html`${t('moderation.more')}`, menuOf(item, desk), nothing, current)}
  </div>`;
}
