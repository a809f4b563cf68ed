import type { ArticleKind } from '../core/article.js';
import type { ErrorCode, IssueCode } from '../core/error.js';

/** A text with `{name}` places, or one per plural category of `Intl.PluralRules` chosen by `{n}`. */
export type Message = string | { readonly one?: string; readonly other: string };

/** Texts of the form's first view. They lie in the first file, so keep them few. */
export type FormMessageKey =
  | 'form.heading'
  | 'form.required'
  | 'form.send'
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
  // A choice comes with the backend's description.
  | 'form.select'
  | `articles.${ArticleKind | 'column.title' | 'column.views' | 'views' | 'comments' | 'date' | 'go'}`
  | `articles.${'more' | 'loading' | 'empty' | 'failed' | 'retry'}`;

/** Texts that are needed once somebody does something with a list of articles. */
export type BrowseMessageKey = `articles.${'loaded' | 'baddate' | 'all'}`;

/** Texts that are needed once somebody writes: fetched with the challenge and what sends. */
export type SendMessageKey =
  | `captcha.${'label' | 'alt' | 'hint' | 'refresh' | 'refreshed' | 'listen' | 'stop' | 'again' | 'silent' | 'other'}`
  | `captcha.${'picture' | 'working' | 'done' | 'loading' | 'failed' | 'retry' | 'required' | 'digits' | 'any.alt' | 'any.hint'}`
  | 'form.fix'
  | 'form.premoderated'
  | `form.${'pending' | 'published'}.${'title' | 'text'}`
  | `form.${'again' | 'queued' | 'waiting' | 'frozen' | 'edit' | 'retry'}`
  | `form.draft.${'saved' | 'restored' | 'discard' | 'unkept'}`
  | `form.counter.${'left' | 'over'}`
  | `issue.${IssueCode}`
  | `error.${ErrorCode}`;

/** Texts of the comment list at rest. */
export type ListMessageKey =
  | `comments.${'heading' | 'none' | 'empty' | 'failed' | 'more' | 'loading' | 'sort' | 'newest' | 'oldest' | 'top' | 'replies'}`
  | `comment.${'answers' | 'removed' | 'edited' | 'more' | 'reply' | 'up' | 'down' | 'menu' | 'author' | 'moderator'}`;

/** Texts that are needed once a reader does something with a comment: fetched with what does it. */
export type ThreadMessageKey =
  | `comments.${'loaded' | 'earlier' | 'arrived' | 'changed' | 'missing'}`
  | `comment.${'editing' | 'pending'}`
  | `thread.${'reply.to' | 'cancel' | 'quote' | 'report' | 'edit' | 'delete' | 'report.title' | 'report.spam' | 'report.abuse' | 'report.other' | 'report.text' | 'report.send' | 'report.sent' | 'edit.title' | 'edit.save' | 'edit.saved' | 'edit.waits' | 'delete.sure' | 'delete.yes' | 'deleted' | 'own' | 'late' | 'failed' | 'replied'}`;

/** Texts of the moderators' page. */
export type ModerationMessageKey =
  | `moderation.${'heading' | 'signout' | 'tools' | 'shortcuts' | 'filter' | 'search' | 'only' | 'list' | 'loading'}`
  | `moderation.${'fresh' | 'empty' | 'failed' | 'retry' | 'select' | 'selected' | 'nameless' | 'newtab' | 'isreply'}`
  | `moderation.${'changed' | 'unfold' | 'fold' | 'reveal' | 'revealed' | 'suspicious' | 'score' | 'reported'}`
  | `moderation.${'approved' | 'left' | 'undo' | 'undone' | 'rolledback' | 'more' | 'close' | 'cancel'}`
  | `moderation.signin.${'label' | 'hint' | 'button' | 'busy' | 'empty' | 'wrong' | 'expired' | 'nobackend'}`
  | `moderation.role.${'owner' | 'moderator'}`
  | `moderation.tools.${'audit' | 'bans' | 'export' | 'erase' | 'keys'}`
  | `moderation.filter.${'pending' | 'reported' | 'published' | 'rejected' | 'spam' | 'removed' | 'all'}`
  | `moderation.only.all`
  | `moderation.more.rows`
  | `moderation.empty.${'pending' | 'search'}`
  | `moderation.select.${'all' | 'none'}`
  | `moderation.reveal.logged`
  | `moderation.approved.none`
  | `moderation.removed.reason`
  | `moderation.reason.${'honeypot' | 'hasty' | 'links' | 'duplicate' | 'words' | 'ban'}`
  | `moderation.do.${'published' | 'rejected' | 'spam' | 'removed' | 'keep' | 'restore' | 'accept' | 'drop'}`
  | `moderation.done.${'published' | 'pending' | 'rejected' | 'spam' | 'removed' | 'accepted' | 'dropped'}`
  | `moderation.many.${'published' | 'pending' | 'rejected' | 'spam' | 'removed'}`
  | `moderation.undone.many`
  | `moderation.menu.${'reply' | 'history' | 'reports' | 'ban' | 'audit' | 'page' | 'erase'}`
  | `moderation.edit.${'waiting' | 'before' | 'after'}`
  | `moderation.remove.${'title' | 'label' | 'hint' | 'required' | 'abuse' | 'private' | 'advert' | 'offtopic'}`
  | `moderation.remove.button`
  | `moderation.reply.${'label' | 'hint' | 'required' | 'button' | 'done'}`
  | `moderation.history.${'applied' | 'waiting' | 'rejected' | 'only'}`
  | `moderation.reports.none`
  | `moderation.report.${'spam' | 'abuse' | 'other'}`
  | `moderation.audit.${'none' | 'at' | 'actor' | 'action' | 'about' | 'author' | 'system' | 'comment'}`
  | `moderation.action.${'pending' | 'published' | 'rejected' | 'spam' | 'removed' | 'reveal' | 'reply' | 'edited'}`
  | `moderation.action.${'close' | 'open' | 'ban' | 'unban' | 'export' | 'erase' | 'token'}`
  | `moderation.bans.${'none' | 'add' | 'kind' | 'value' | 'hint.phone' | 'hint.address' | 'hint.word'}`
  | `moderation.bans.${'hint.reader' | 'effect' | 'time' | 'day' | 'week' | 'month' | 'ever' | 'until' | 'forever'}`
  | `moderation.bans.${'required' | 'button' | 'lift'}`
  | `moderation.kind.${'reader' | 'phone' | 'address' | 'word'}`
  | `moderation.effect.${'refuse' | 'spam' | 'queue'}`
  | `moderation.page.${'hint' | 'only' | 'close' | 'open' | 'closed' | 'opened'}`
  | `moderation.export.${'hint' | 'csv' | 'json' | 'busy' | 'done'}`
  | `moderation.erase.${'phone' | 'preview' | 'required' | 'none' | 'what' | 'comments' | 'revisions' | 'votes'}`
  | `moderation.erase.${'reports' | 'deliveries' | 'unreachable' | 'type' | 'word' | 'mistyped' | 'button'}`
  | `moderation.erase.${'changed' | 'done'}`
  | `moderation.keys.${'hint' | 'next' | 'previous' | 'select' | 'search' | 'help'}`
  | `moderation.key.or`
  | `moderation.error.${ErrorCode}`;

export type MessageKey =
  | FormMessageKey
  | LiveMessageKey
  | BrowseMessageKey
  | SendMessageKey
  | ListMessageKey
  | ThreadMessageKey
  | ModerationMessageKey;
export type FormMessages = Readonly<Record<FormMessageKey, Message>>;
export type LiveMessages = Readonly<Record<LiveMessageKey, Message>>;
export type BrowseMessages = Readonly<Record<BrowseMessageKey, Message>>;
export type SendMessages = Readonly<Record<SendMessageKey, Message>>;
export type ListMessages = Readonly<Record<ListMessageKey, Message>>;
export type ThreadMessages = Readonly<Record<ThreadMessageKey, Message>>;
export type ModerationMessages = Readonly<Record<ModerationMessageKey, Message>>;
export type Messages = FormMessages &
  LiveMessages &
  BrowseMessages &
  SendMessages &
  ListMessages &
  ThreadMessages &
  ModerationMessages;

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
    const { one, other } = message;
    // Asked only where it matters: a browser takes milliseconds to get its plural rules ready, and Vietnamese has none.
    text = one && new Intl.PluralRules(locale).select(+values.n!) === 'one' ? one : other;
  }
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key] ?? '';
    // Below a thousand there is nothing to group, and the first number that is formatted costs a phone 80 ms.
    return +value > 999 ? (value as number).toLocaleString(locale) : `${value}`;
  });
}
