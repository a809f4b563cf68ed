import type { ErrorCode } from '../core/error-code.js';
import type { FieldIssue, IssueCode } from '../core/error.js';
import { refusalOf } from './parts/refusal.js';

/** Code, and for `invalid` what is wrong with which fields. */
type Told = readonly [ErrorCode, IssueCode?, ...(readonly string[])];

/** WordPress' own names of errors (WP_REST_Comments_Controller, wp_check_comment_data_max_lengths) that say more than their status. */
const known: Readonly<Record<string, Told>> = {
  rest_comment_author_data_required: ['invalid', 'required', 'name', 'email'],
  rest_comment_content_invalid: ['invalid', 'required', 'content'],
  rest_comment_invalid_post_id: ['invalid', 'invalid-page', 'page'],
  rest_comment_trash_post: ['invalid', 'invalid-page', 'page'],
  rest_comment_draft_post: ['invalid', 'invalid-page', 'page'],
  comment_author_column_length: ['invalid', 'too-long', 'name'],
  comment_author_email_column_length: ['invalid', 'too-long', 'email'],
  comment_content_column_length: ['invalid', 'too-long', 'content'],
  rest_comment_invalid_id: ['not-found'],
  rest_cannot_read: ['not-found'],
  // A 400.
  comment_flood: ['rate-limited'],
};
const needsFilter =
  "WordPress takes no comments from guests over REST: add_filter('rest_allow_anonymous_comments', '__return_true') in a must-use plug-in allows it.";
const names: Readonly<Record<string, string>> = { author_name: 'name', author_email: 'email', post: 'page' };
const wrong: Readonly<Record<string, IssueCode>> = {
  email: 'invalid-email',
  page: 'invalid-page',
  parent: 'invalid-parent',
};

interface Body {
  readonly code?: unknown;
  readonly data?: {
    readonly params?: unknown;
    readonly details?: Readonly<Record<string, { readonly code?: unknown }>>;
  };
}

/** Throws what a refusal says. Its `cause` is WordPress' own name of it, such as `comment_duplicate`. */
export async function refuse(answer: Response): Promise<never> {
  const body = (await answer.json().catch(() => null)) as Body | null;
  const cause = body?.code;
  if (typeof cause !== 'string') throw refusalOf(answer);
  const [code, wrong, ...fields] = Object.hasOwn(known, cause) ? known[cause]! : [];
  const told = fields.map((field): FieldIssue => ({ field, code: wrong! }));
  const issues = [...told, ...issuesOf(body)];
  throw refusalOf(answer, {
    ...(code && { code }),
    ...(issues.length > 0 && { issues }),
    // One comment in 15 seconds from an address (wp_throttle_comment_flood).
    ...(code === 'rate-limited' && { retryAfterMs: 15_000 }),
    ...(cause === 'rest_comment_login_required' && { message: needsFilter }),
    cause,
  });
}

/** `rest_invalid_param` names each parameter that is wrong; the plug-in's keys end with the name of their field. */
function issuesOf(body: Body | null): FieldIssue[] {
  const { params, details } = body?.data ?? {};
  if (typeof params !== 'object' || !params) return [];
  return Object.keys(params).map((param) => {
    const field = Object.hasOwn(names, param) ? names[param]! : (/(title|phone)$/.exec(param)?.[0] ?? param);
    const long = details?.[param]?.code === 'rest_too_long';
    return { field, code: long ? 'too-long' : (Object.hasOwn(wrong, field) && wrong[field]) || 'malformed' };
  });
}
