import type { ArticleKind } from '../core/article.js';
import type { ErrorCode, IssueCode } from '../core/error.js';

/** A text with `{name}` places, or one per plural category of `Intl.PluralRules` chosen by `{n}`. */
export type Message = string | { readonly one?: string; readonly other: string };

/** Texts of the form's first view. They lie in the first file, so keep them few. */
export type FormMessageKey =
  | 'form.heading'
  | 'form.required'
  | 'form.send'
  | 'form.select'
  | 'field.name'
  | 'field.phone'
  | 'field.title'
  | 'field.content'
  | 'field.email'
  | 'field.url';

/** Texts that are needed once a backend has answered: fetched beside the first file. */
export type LiveMessageKey =
  | 'form.sending'
  | 'form.closed'
  | `articles.${ArticleKind | 'column.title' | 'column.views' | 'views' | 'comments' | 'date' | 'go' | 'baddate' | 'all'}`
  | `articles.${'more' | 'loading' | 'loaded' | 'empty' | 'failed' | 'retry'}`;

/** Texts that are needed once somebody writes: fetched with the challenge and what sends. */
export type SendMessageKey =
  | `captcha.${'label' | 'alt' | 'hint' | 'refresh' | 'refreshed' | 'listen' | 'stop' | 'again' | 'silent' | 'other'}`
  | `captcha.${'picture' | 'working' | 'done' | 'loading' | 'failed' | 'retry' | 'required' | 'digits'}`
  | 'form.fix'
  | 'form.premoderated'
  | `form.${'pending' | 'published'}.${'title' | 'text'}`
  | `form.${'again' | 'queued' | 'waiting' | 'frozen' | 'edit' | 'retry'}`
  | `form.draft.${'saved' | 'restored' | 'discard' | 'unkept'}`
  | `form.counter.${'left' | 'over'}`
  | `issue.${IssueCode}`
  | `error.${ErrorCode}`;

/** Texts of the comment list at rest. */
export type ListMessageKey = `comments.${'heading' | 'empty'}`;

/** Texts that are needed once a reader does something with a comment: fetched with what does it. */
export type ThreadMessageKey = `comment.${'reply' | 'edit'}`;

/** Texts of the moderators' page. */
export type ModerationMessageKey = `moderation.${'heading'}`;

export type MessageKey =
  FormMessageKey | LiveMessageKey | SendMessageKey | ListMessageKey | ThreadMessageKey | ModerationMessageKey;
export type FormMessages = Readonly<Record<FormMessageKey, Message>>;
export type LiveMessages = Readonly<Record<LiveMessageKey, Message>>;
export type SendMessages = Readonly<Record<SendMessageKey, Message>>;
export type ListMessages = Readonly<Record<ListMessageKey, Message>>;
export type ThreadMessages = Readonly<Record<ThreadMessageKey, Message>>;
export type ModerationMessages = Readonly<Record<ModerationMessageKey, Message>>;
export type Messages = FormMessages & LiveMessages & SendMessages & ListMessages & ThreadMessages & ModerationMessages;

/** Finds and fills a text. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

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
    const category = new Intl.PluralRules(locale).select(Number(values.n));
    text = (category === 'one' && message.one) || message.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}
