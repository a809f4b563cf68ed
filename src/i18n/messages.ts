import type { ErrorCode, IssueCode } from '../core/error.js';

/** A text with `{name}` places, or one per plural category of `Intl.PluralRules` chosen by `{n}`. */
export type Message = string | { readonly one?: string; readonly other: string };

/** Texts of the form's first view. They lie in the first file, so keep them few. */
export type FormMessageKey =
  | 'form.heading'
  | 'form.required'
  | 'form.send'
  | 'form.fix'
  | 'form.select'
  | 'field.name'
  | 'field.phone'
  | 'field.title'
  | 'field.content'
  | 'field.email'
  | 'field.url'
  | `issue.${Exclude<IssueCode, 'unknown-field' | 'invalid-page' | 'invalid-parent'>}`;

/** Texts that are needed once a backend answers: fetched beside the first file. */
export type LiveMessageKey =
  | 'form.sending'
  | 'form.closed'
  | 'form.premoderated'
  | 'form.pending.title'
  | 'form.pending.text'
  | 'form.published.title'
  | 'form.published.text'
  | 'form.again'
  | 'form.queued'
  | 'form.waiting'
  | 'form.frozen'
  | 'form.edit'
  | 'form.retry'
  | 'form.draft.saved'
  | 'form.draft.restored'
  | 'form.draft.discard'
  | 'form.draft.unkept'
  | 'form.counter.left'
  | 'form.counter.over'
  | 'captcha.label'
  | 'captcha.alt'
  | 'captcha.hint'
  | 'captcha.refresh'
  | 'captcha.refreshed'
  | 'captcha.listen'
  | 'captcha.stop'
  | 'captcha.again'
  | 'captcha.silent'
  | 'captcha.other'
  | 'captcha.picture'
  | 'captcha.working'
  | 'captcha.done'
  | 'captcha.loading'
  | 'captcha.failed'
  | 'captcha.retry'
  | 'captcha.required'
  | 'captcha.digits'
  | 'articles.recent'
  | 'articles.older'
  | 'articles.newer'
  | 'articles.popular'
  | 'articles.column.title'
  | 'articles.column.views'
  | 'articles.views'
  | 'articles.comments'
  | 'articles.date'
  | 'articles.go'
  | 'articles.baddate'
  | 'articles.all'
  | 'articles.more'
  | 'articles.loading'
  | 'articles.loaded'
  | 'articles.empty'
  | 'articles.failed'
  | 'articles.retry'
  | `error.${ErrorCode}`
  | `issue.${'unknown-field' | 'invalid-page' | 'invalid-parent'}`;

export type MessageKey = FormMessageKey | LiveMessageKey;
export type FormMessages = Readonly<Record<FormMessageKey, Message>>;
export type LiveMessages = Readonly<Record<LiveMessageKey, Message>>;
export type Messages = FormMessages & LiveMessages;

/** A whole language, as `ykien/locales/…` exports it. */
export interface Locale {
  /** BCP 47 tag for `Intl`. */
  readonly code: string;
  readonly messages: Messages;
}

/** Fills a message. A number goes through `Intl.NumberFormat`, so that digits and groups are the language's own. */
export function formatMessage(
  message: Message,
  locale: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  let text = message as string;
  if (typeof message === 'object') {
    const category = new Intl.PluralRules(locale).select(Number(values['n']));
    text = (category === 'one' && message.one) || message.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}
