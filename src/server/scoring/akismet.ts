import type { Checker } from './checkers.js';

export interface AkismetOptions {
  /** The key of your account there. */
  readonly key: string;
  /** Front page of the site that the key is for, such as `https://example.vn`. */
  readonly blog: string;
  /** Default: the runtime's own. */
  readonly fetch?: typeof fetch;
}

/** What Akismet calls spam waits; what it would throw away at sight stands out in the queue. */
const points = { spam: 6, blatant: 10 };

const endpoint = 'https://rest.akismet.com/1.1/comment-check';

/**
 * Asks Akismet, or a service with its protocol, about each comment (https://akismet.com/developers/detailed-docs/comment-check/).
 *
 * **This is the one place of the server where a reader's address and agent leave it**, together with name, title, text and page, to a third
 * party abroad: say so in your privacy notice, and ask for consent where the law wants it. Phone number and e-mail address are not sent. It is off until you name it:
 * `createHandler({ …, checkers: [akismetChecker({ key, blog: 'https://example.vn' })] })`.
 *
 * A comment whose address is not known is not sent, for the service asks for one.
 * @throws TypeError that names the option and the mend.
 */
export function akismetChecker({ key, blog, fetch: send = (...args) => fetch(...args) }: AkismetOptions): Checker {
  if (typeof key !== 'string' || key === '')
    throw new TypeError('Option "key" of akismetChecker is missing: give the key of your Akismet account.');
  if (!/^https?:\/\//.test(blog) || !URL.canParse(blog))
    throw new TypeError(
      'Option "blog" of akismetChecker must be the whole address of your site: "https://example.vn".',
    );
  return {
    name: 'akismet',
    async check(comment, signal) {
      if (comment.address === undefined) return undefined;
      const form = new URLSearchParams({
        api_key: key,
        blog,
        user_ip: comment.address,
        permalink: comment.page.url,
        comment_type: comment.parent === undefined ? 'comment' : 'reply',
        comment_author: comment.name,
        comment_content: [comment.title, comment.content].filter((text) => text).join('\n\n'),
        blog_charset: 'UTF-8',
        ...(comment.userAgent !== undefined && { user_agent: comment.userAgent }),
        ...(comment.edit && { recheck_reason: 'edit' }),
      });
      const response = await send(endpoint, { method: 'POST', body: form, signal, redirect: 'error' });
      const answer = (await response.text()).trim();
      if (!response.ok || (answer !== 'true' && answer !== 'false')) throw new Error('Akismet gave no verdict.');
      if (answer === 'false') return undefined;
      const blatant = response.headers.get('x-akismet-pro-tip') === 'discard';
      return { score: blatant ? points.blatant : points.spam };
    },
  };
}
