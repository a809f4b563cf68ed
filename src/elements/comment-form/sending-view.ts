import { html, nothing, type TemplateResult } from 'lit';
import type { Translate } from '../../i18n/messages.js';
import type { DraftStatus } from '../../state/draft.js';
import type { SubmissionState } from '../../state/submission.js';
import { errorText } from '../parts/error.js';

/** One line of the error summary. */
export interface SummaryEntry {
  /** Field name, or `challenge`. */
  readonly name: string;
  readonly text: string;
}

/** What is to be mended, as links. They move the focus by script: an anchor in a shadow root would change the page's address. */
export function summaryTemplate(
  t: Translate,
  entries: readonly SummaryEntry[],
  focus: (name: string) => void,
): TemplateResult {
  const go = (name: string) => (event: Event) => {
    event.preventDefault();
    focus(name);
  };
  return html`<div
    class="panel bad"
    part="summary"
    id="summary"
    role="group"
    aria-labelledby="summary-title"
    tabindex="-1"
  >
    <p class="title" id="summary-title">${errorText(t('form.fix', { n: entries.length }))}</p>
    <ul>
      ${entries.map(({ name, text }) => html`<li><a href="#f-${name}" @click=${go(name)}>${text}</a></li>`)}
    </ul>
  </div>`;
}

export interface StatusActions {
  retry(): void;
  edit(): void;
}

/** Where a submit stands that is neither in the hand nor done. */
export function statusTemplate(
  t: Translate,
  locale: string,
  state: SubmissionState,
  frozen: boolean,
  now: number,
  { retry, edit }: StatusActions,
): TemplateResult | undefined {
  const again = html`<button type="button" part="button retry" @click=${retry}>${t('form.retry')}</button>`;
  const change = frozen
    ? nothing
    : html`<button type="button" part="button edit" @click=${edit}>${t('form.edit')}</button>`;
  switch (state.phase) {
    case 'queued':
      return panel(html`<p>${t('form.queued')}</p>`, change);
    case 'waiting': {
      const left = Math.max(1, Math.ceil((state.until - now) / 1000));
      const time = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(left);
      return panel(
        html`<p>${t(`error.${state.error.code}`)} ${t('form.waiting', { time })}</p>`,
        html`${again}${change}`,
      );
    }
    case 'needs-input':
      // Field and challenge errors stand at their fields and in the summary.
      if (/^(invalid|challenge)$/.test(state.error.code)) return undefined;
      return panel(
        html`<p class="title">${errorText(t(frozen ? 'form.frozen' : `error.${state.error.code}`))}</p>`,
        again,
        'bad',
      );
    default:
      return undefined;
  }
}

function panel(text: TemplateResult, buttons: unknown, kind = ''): TemplateResult {
  return html`<div class="panel ${kind}" part="status" id="status" tabindex="-1">
    ${text}
    <div class="ways">${buttons}</div>
  </div>`;
}

/** What stands in the form's place after sending: the comment as it was sent, and what happens next. */
export function receiptTemplate(
  t: Translate,
  state: SubmissionState & { phase: 'accepted' },
  again: () => void,
): TemplateResult {
  const { receipt, draft } = state;
  const kind = receipt.status === 'published' ? 'published' : 'pending';
  const { name, title, content } = draft.fields;
  return html`<div
    class="panel good"
    part="receipt"
    id="receipt"
    tabindex="-1"
    role="group"
    aria-labelledby="receipt-title"
  >
    <p id="receipt-title"><strong>${t(`form.${kind}.title`)}</strong></p>
    <p>${t(`form.${kind}.text`)}</p>
    <blockquote>
      ${name ? html`<p class="muted" dir="auto">${name}</p>` : nothing}
      ${title ? html`<p dir="auto"><strong>${title}</strong></p>` : nothing}
      <p class="sent" dir="auto">${content}</p>
    </blockquote>
    <div class="ways"><button type="button" part="button again" @click=${again}>${t('form.again')}</button></div>
  </div>`;
}

/** A draft is back in the fields. */
export function restoredTemplate(t: Translate, discard: () => void): TemplateResult {
  return html`<p class="restored muted" part="restored">
    ${t('form.draft.restored')}
    <button class="link" type="button" part="button discard" @click=${discard}>${t('form.draft.discard')}</button>
  </p>`;
}

/** The draft's state, or before there is one, what happens to a comment. */
export function noteTemplate(t: Translate, draft: DraftStatus, moderation: 'pre' | 'post' | undefined): TemplateResult {
  const text = draft !== 'empty' ? t(`form.draft.${draft}`) : moderation === 'pre' ? t('form.premoderated') : '';
  return html`<p class="muted" part="note">${text}</p>`;
}
