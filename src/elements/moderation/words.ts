import { html, nothing, type TemplateResult } from 'lit';
import { CommentError } from '../../core/error.js';
import type { MessageKey, Translate } from '../../i18n/messages.js';
import { formatDateTime } from '../../i18n/dates.js';

/** A word that our languages know, such as that for the reason `links`; the name itself where they do not, as for a checker of the site's own. */
export function wordFor(t: Translate, group: 'reason' | 'action', name: string): string {
  return t(`moderation.${group}.${name}` as MessageKey) || name;
}

export function errorWords(t: Translate, error: unknown): string {
  return t(`moderation.error.${error instanceof CommentError ? error.code : 'server'}`);
}

/** What went wrong, where something did. */
export function failureTemplate(t: Translate, error: unknown, id?: string): TemplateResult | typeof nothing {
  return error === undefined
    ? nothing
    : html`<p class="error" part="error" role="alert" id=${id ?? nothing}>${errorWords(t, error)}</p>`;
}

export const timeTemplate = (time: string, code: string): TemplateResult =>
  html`<time datetime=${time}>${formatDateTime(time, code)}</time>`;
