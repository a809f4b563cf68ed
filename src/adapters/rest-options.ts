import type { Abilities } from '../contract/adapter.js';
import type { CommentSort } from '../core/comment.js';
import type { ErrorCode, ErrorOutcome, IssueCode } from '../core/error.js';
import type { FieldDefinition } from '../core/field.js';

/**
 * Where something lies in an answer.
 *
 * - a path: `'author.name'`, `'errors[0].field'`; `''` is the answer itself
 * - a path and what is done with it: `{ from: 'createdAt', time: 'seconds' }`
 * - what the answer does not say: `{ value: 'pending' }`
 * - a function of the answer, or of the item that is read; what it throws is a `protocol` error
 */
export type Place = string | PlaceOptions | { readonly value: string | number | boolean } | ((item: never) => unknown);

export interface PlaceOptions {
  readonly from: string;
  /** It is HTML: reduced to a safe tree and plain text. */
  readonly html?: boolean;
  /** Of a time. `iso`: with an offset or `Z` (default) · `utc`: written without one · seconds or milliseconds since 1970. */
  readonly time?: 'iso' | 'utc' | 'seconds' | 'milliseconds';
  /** The backend's words for ours: `{ approved: 'published', hold: 'pending' }`. Another word is a `protocol` error. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  /** A path that must hold something true, else it counts as absent: `'pageInfo.hasNextPage'`. */
  readonly when?: string;
}

type Places<Required extends string, Optional extends string> = Readonly<
  Record<Required, Place> & Partial<Record<Optional, Place>>
>;

export type CommentPlaces = Places<
  'id' | 'name' | 'content' | 'created',
  'parent' | 'root' | 'status' | 'title' | 'edited' | 'up' | 'down' | 'replyCount' | 'role' | 'replies'
>;

/** Where things lie in the answers. Paths of an item start at the item. */
export interface RestMap {
  /** The list of comments in the answers of `listComments` and `listReplies`. */
  readonly items?: Place;
  /** What `paging: 'cursor'` hands back as `{cursor}`; absent, `null`, `false` or empty: the last page. */
  readonly next?: Place;
  /** All roots, or all replies, of the query. */
  readonly total?: Place;
  /** Published comments of the page. */
  readonly count?: Place;
  /** Whether the page takes no more comments. */
  readonly closed?: Place;
  readonly comment?: CommentPlaces;
  /** In the answers of `submitComment` and `editComment`. `comment` is where a comment of `map.comment` lies. */
  readonly receipt?: Places<never, 'status' | 'id' | 'token' | 'submissionId' | 'editForMs' | 'comment'>;
  /** In the answer of `commentStatus`: receipts in the order of the tokens. */
  readonly receipts?: Place;
  readonly vote?: Places<'up', 'down' | 'mine'>;
  /** In the answer of `countComments`: numbers in the order of the pages, or an object of them by page. */
  readonly counts?: Place;
  /** As above, in the answers of `listArticles`. */
  readonly articles?: Places<'items', 'next' | 'total'>;
  readonly article?: Places<'id' | 'title' | 'url' | 'published', 'views' | 'comments'>;
}

/** JSON in which a text that is a placeholder and nothing else stands for a value. */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [member: string]: Template };

/**
 * One question. A placeholder stands in braces: `{page}` (its id), `{page.url}`, `{page.title}`, `{fields.name}`, `{parent}`, `{comment}`, `{submissionId}`, `{readerKey}`, `{token}`, `{tokens}`,
 * `{value}`, `{reason}`, `{text}`, `{pages}`, `{sort}`, `{kind}`, `{date}`, `{limit}`, and of a place in a list `{offset}`, `{number}` (from 1) or `{cursor}`.
 *
 * - In a path it may stand anywhere, and its value is one segment or a part of one, encoded; `''`, `.` and `..` are refused.
 * - In query and headers it may stand anywhere. A value that is absent takes its member along; a list is a member of the query for each.
 * - In a body a text that is a placeholder and nothing else becomes the value as it is, number or list included; absent ones take their member along.
 *
 * What is secret (`token`, `readerKey`, `submissionId`) stands in headers or bodies only.
 */
export interface RestRoute {
  /** Default `GET`, with a body `POST`. */
  readonly method?: string;
  /** Behind the endpoint, such as `/posts/{page}/comments`. Default: nothing. */
  readonly path?: string;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Template;
}

/** What a route given as a function gets: the method's own input, and the place in a list. What it gives back is sent as it is. */
export type RestInput = Readonly<Record<string, unknown>>;

export type RestRoutes = Readonly<Partial<Record<RestMethod, RestRoute | ((input: never) => RestRoute)>>>;

/**
 * `listReplies` asks for the replies of the root `{parent}`; `describeForm` only for `map.closed`, the fields stand in the options. The others are the adapter's methods.
 */
export type RestMethod =
  | 'describeForm'
  | 'listComments'
  | 'listReplies'
  | 'submitComment'
  | 'commentStatus'
  | 'countComments'
  | 'vote'
  | 'editComment'
  | 'deleteComment'
  | 'reportComment'
  | 'listArticles'
  | 'recordView';

/** What an answer that is an error means. The first rule that fits counts; without one the status alone. */
export interface ErrorRule {
  /** Default: any, also 200, which GraphQL answers. */
  readonly status?: number;
  /** Must lie in the body … */
  readonly path?: string;
  /** … and be this. */
  readonly is?: string | number | boolean;
  readonly code: ErrorCode;
  /** Default as the code has it. `refused` only where nothing can have been stored. */
  readonly outcome?: ErrorOutcome;
  /** The field that is meant, by our name. */
  readonly field?: string;
  /** What is wrong with it. Default `malformed`. */
  readonly issue?: IssueCode;
}

export interface RestAdapterOptions {
  /** Base URL; a slash at the end is fine. For GraphQL its only URL. */
  readonly endpoint: string;
  /** A method exists where its route is given. */
  readonly routes: RestRoutes;
  readonly map: RestMap;
  /**
   * How lists go on. `offset`: `{offset}` and `{limit}` · `page`: `{number}` and `{limit}` · `cursor`: `{cursor}`, from `map.next` · `all`: one answer holds every comment of the
   * page, flat (by `map.comment.parent`) or nested (`map.comment.replies`), and the adapter orders and cuts. Default `offset`.
   */
  readonly paging?: 'offset' | 'page' | 'cursor' | 'all';
  /** Orders and their names in `{sort}`. Default `{ newest: 'newest' }`; with `paging: 'all'` all three. */
  readonly sorts?: Readonly<Partial<Record<CommentSort, string>>>;
  /** What the form asks for; each must stand in `routes.submitComment`. Default `'name* content*'`. */
  readonly fields?: string | readonly FieldDefinition[];
  /** Default `pre`: comments wait for a moderator. */
  readonly moderation?: 'pre' | 'post';
  /** `html`: the backend takes what is typed for HTML, so that it is escaped before it is sent. Default `plain`. */
  readonly typed?: 'plain' | 'html';
  /** What the routes cannot say. With `resend: 'duplicate-check'` a `conflict` of a submit is a receipt. */
  readonly abilities?: Pick<
    Abilities,
    'articleKinds' | 'articleDates' | 'resend' | 'voteValues' | 'undoVote' | 'maxDepth' | 'editSeconds'
  >;
  /** Read in order. */
  readonly errors?: readonly ErrorRule[];
  /** Sent with every request, such as a public API key. Everybody who opens the page can read them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Cookies of the backend. Default `omit`. */
  readonly credentials?: RequestCredentials;
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for a whole answer. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for submits and edits. Default 30,000. */
  readonly submitTimeoutMs?: number;
}
