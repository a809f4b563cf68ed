import { html, nothing, type TemplateResult } from 'lit';
import { reportReasons, type Comment } from '../../core/comment.js';
import type { FieldIssue } from '../../core/error.js';
import type { FieldDefinition } from '../../core/field.js';
import type { MessageKey, Translate } from '../../i18n/messages.js';
import { errorText } from '../parts/error.js';
import { fieldTemplate } from '../parts/field.js';

export type MenuItem = 'quote' | 'report' | 'edit' | 'delete';

/** What else can be done with a comment. */
export function menuTemplate(t: Translate, offered: Readonly<Record<MenuItem, boolean>>): TemplateResult {
  const names = (Object.keys(offered) as MenuItem[]).filter((name) => offered[name]);
  return html`<div class="open menu acts">
    ${names.map((name) => html`<button data-do=${name} part="button ${name}">${t(`thread.${name}`)}</button>`)}
  </div>`;
}

/** The form in place, with a draft of its own. @param asked its fields until the backend has described them. */
export function replyTemplate(
  t: Translate,
  { id, name }: Comment,
  page: string,
  asked: readonly FieldDefinition[],
): TemplateResult {
  return html`<div class="open">
    <yk-comment-form part="form" .parent=${id} .page=${page} .shown=${asked}>
      <h4 slot="heading">${t('thread.reply.to', { name })}</h4>
      <button type="button" slot="foot" data-do="cancel" part="button cancel">${t('thread.cancel')}</button>
    </yk-comment-form>
  </div>`;
}

export function reportTemplate(
  t: Translate,
  { busy, text }: EditView,
  onSubmit: (event: SubmitEvent) => void,
): TemplateResult {
  return html`<form class="open form" part="form" @submit=${onSubmit}>
    <fieldset>
      <legend>${t('thread.report.title')}</legend>
      ${reportReasons.map(
        (reason, i) =>
          html`<label class="choice"
            ><input
              type="radio"
              name="reason"
              .value=${reason}
              ?checked=${i === 0}
            />${t(`thread.report.${reason}`)}</label
          >`,
      )}
    </fieldset>
    <label class="field">${t('thread.report.text')} <textarea name="text" rows="2" maxlength="500"></textarea></label>
    ${failure(text)} ${buttons(t, 'thread.report.send', busy)}
  </form>`;
}

export function deleteTemplate(t: Translate, busy: boolean | undefined): TemplateResult {
  return html`<div class="open form" part="form" role="group" aria-label=${t('thread.delete.sure')}>
    <p>${t('thread.delete.sure')}</p>
    <div class="ways">
      <button type="button" data-do="remove" part="button remove" aria-disabled=${!!busy}>
        ${t('thread.delete.yes')}
      </button>
      <button type="button" data-do="cancel" part="button cancel">${t('thread.cancel')}</button>
    </div>
  </div>`;
}

export interface EditView {
  readonly issues?: readonly FieldIssue[];
  readonly text?: string;
  readonly busy?: boolean;
}

export function editTemplate(
  t: Translate,
  fields: readonly FieldDefinition[],
  words: (issue: FieldIssue) => string,
  { issues = [], text, busy }: EditView,
  onSubmit: (event: SubmitEvent) => void,
): TemplateResult {
  return html`<form class="open form" part="form" novalidate aria-label=${t('thread.edit.title')} @submit=${onSubmit}>
    ${fields.map((field) => {
      const issue = issues.find((each) => each.field === field.name);
      return fieldTemplate({
        field,
        label: field.label || t(`field.${field.name}` as MessageKey),
        choose: '',
        error: issue && errorText(words(issue)),
        locked: busy,
      });
    })}
    ${failure(text)} ${buttons(t, 'thread.edit.save', busy)}
  </form>`;
}

export function noteTemplate(text: string): TemplateResult {
  return html`<p class="note muted" part="note">${text}</p>`;
}

function buttons(t: Translate, key: MessageKey, busy: boolean | undefined): TemplateResult {
  return html`<div class="ways">
    <button class="primary" part="button save" aria-disabled=${!!busy}>${t(key)}</button>
    <button type="button" data-do="cancel" part="button cancel">${t('thread.cancel')}</button>
  </div>`;
}

function failure(text: string | undefined): TemplateResult | typeof nothing {
  return text ? html`<p class="error" part="error" id="form-error" tabindex="-1">${errorText(text)}</p>` : nothing;
}
