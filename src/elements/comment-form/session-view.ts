import { html, nothing, type TemplateResult } from 'lit';
import type { FieldDefinition } from '../../core/field.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { SubmissionState } from '../../state/submission.js';
import { errorIcon } from '../parts/field.js';

type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** One line of the error summary. */
export interface SummaryEntry {
  /** Field name, or `challenge`. */
  readonly name: string;
  readonly text: string;
}

/** What is to be mended, as links. They move the focus by script: an anchor in a shadow root would change the page's address. */
export function summaryTemplate(t: Translate, entries: readonly SummaryEntry[], focus: (name: string) => void): TemplateResult {
  const go = (name: string) => (event: Event) => {
    event.preventDefault();
    focus(name);
  };
  return html`<div class="panel bad" part="summary" id="summary" role="group" aria-labelledby="summary-title" tabindex="-1">
    <p id="summary-title">${errorIcon} <strong>${t('form.fix', { n: entries.length })}</strong></p>
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
  state: SubmissionState,
  frozen: boolean,
  seconds: string,
  { retry, edit }: StatusActions,
): TemplateResult | typeof nothing {
  const again = html`<button type="button" part="button retry" @click=${retry}>${t('form.retry')}</button>`;
  const change = frozen ? nothing : html`<button type="button" part="button edit" @click=${edit}>${t('form.edit')}</button>`;
  switch (state.phase) {
    case 'queued':
      return panel(html`<p>${t('form.queued')}</p>`, change);
    case 'waiting':
      return panel(html`<p>${t(`error.${state.error.code}`)} ${t('form.waiting', { time: seconds })}</p>`, html`${again}${change}`);
    case 'needs-input':
      // Field and challenge errors stand at their fields and in the summary.
      if (/^(invalid|challenge)$/.test(state.error.code)) return nothing;
      return panel(html`<p>${errorIcon} ${t(frozen ? 'form.frozen' : `error.${state.error.code}`)}</p>`, again, 'bad');
    default:
      return nothing;
  }
}

function panel(text: TemplateResult, buttons: unknown, kind = ''): TemplateResult {
  return html`<div class="panel ${kind}" part="status" id="status" tabindex="-1">${text}<div class="ways">${buttons}</div></div>`;
}

/** What stands in the form's place after sending: the comment as it was sent, and what happens next. */
export function receiptTemplate(
  t: Translate,
  state: SubmissionState & { phase: 'accepted' },
  fields: readonly FieldDefinition[],
  again: () => void,
): TemplateResult {
  const { receipt, draft } = state;
  const kind = receipt.status === 'published' ? 'published' : 'pending';
  const text = (name: string) => (fields.some((field) => field.name === name) ? draft.fields[name] : undefined);
  const title = text('title');
  return html`<div class="panel good" part="receipt" id="receipt" tabindex="-1" role="group" aria-labelledby="receipt-title">
    <p id="receipt-title"><strong>${t(`form.${kind}.title`)}</strong></p>
    <p>${t(`form.${kind}.text`)}</p>
    <blockquote>
      ${draft.fields['name'] ? html`<p class="muted" dir="auto">${draft.fields['name']}</p>` : nothing}
      ${title ? html`<p dir="auto"><strong>${title}</strong></p>` : nothing}
      <p class="sent" dir="auto">${draft.fields['content']}</p>
    </blockquote>
    <div class="ways"><button type="button" part="button again" @click=${again}>${t('form.again')}</button></div>
  </div>`;
}
