import type { Adapter } from '../contract/adapter.js';
import type { CommentSort } from '../core/comment.js';
import { defineField } from '../core/field.js';
import { checkListQuery } from './parts/cursor.js';
import { lateMethod } from './parts/late-method.js';
import type { WordpressAdapterOptions } from './wordpress-options.js';
import { openSite } from './wordpress-site.js';
import { listThreads } from './wordpress-threads.js';

// Cannot: votes, edits, reports, live news, counting views, a captcha. A title and a phone number only with our plug-in (demo/snippets/wordpress-ykien.php). WordPress itself takes
// no comments over REST from readers without an account until a filter allows it.

export type { WordpressAdapterOptions };

const loadSubmit = () => import('./wordpress-submit.js');

const sorts: readonly CommentSort[] = ['newest', 'oldest'];
// REST's own names: what is stored there is public, or does something else.
const free = /^(?!(id|post|parent|author.*|content|date.*|link|status|type|meta|password)$)[a-z]\w*$/;

/**
 * The adapter of a WordPress site, over its REST API (WordPress 5.7 and later). No cookies are sent: everybody is a guest.
 *
 * The comments of a page are read a hundred in one request, all of them: what was taken away and still has replies is only seen so. A page of more than a
 * thousand comments takes its time. Copies are refused by WordPress, which makes sending again safe.
 * @throws TypeError when `endpoint` is missing, or a key of `fields` is one that WordPress uses.
 */
export function wordpressAdapter(options: WordpressAdapterOptions): Adapter {
  const { endpoint, email = 'required', fields: keys = {}, moderation = 'pre', maxDepth = 4 } = options;
  if (!endpoint) throw new TypeError('wordpressAdapter needs an endpoint, such as "https://example.com".');
  for (const key of Object.values(keys)) {
    if (!free.test(key))
      throw new TypeError(`wordpressAdapter needs keys of the plug-in in fields, such as "ykien_title", not "${key}".`);
  }
  const site = openSite(options, async (answer) => (await loadSubmit()).refuse(answer));

  // Fresh ones for everybody who asks. The shortest of WordPress' columns (wp_get_comment_fields_max_lengths).
  const fields = () => [
    defineField('name', true),
    ...(email === 'none' ? [] : [{ ...defineField('email', email === 'required'), maxLength: 100 }]),
    ...(['phone', 'title'] as const).filter((name) => keys[name]).map((name) => defineField(name)),
    defineField('content', true),
  ];

  return {
    name: 'wordpress',
    abilities: {
      articleKinds: ['recent', 'older', 'newer'],
      articleDates: true,
      resend: 'duplicate-check',
      sorts,
      maxDepth,
      replies: 'inline',
      findsComment: true,
      formatted: true,
    },

    async describeForm({ id }, call) {
      const [post] = await site.find([id], call);
      return { fields: fields(), challenge: 'none', moderation, ...(await site.closed(post, call)) };
    },

    submitComment: lateMethod(loadSubmit, ({ sendComment }, draft, call) =>
      sendComment(site, { fields: fields(), keys, maxDepth }, draft, call),
    ),

    async listComments(query, call) {
      checkListQuery(sorts, query);
      return listThreads(site, keys.title ?? '', structuredClone(query), call);
    },

    countComments: lateMethod(
      () => import('./wordpress-counts.js'),
      ({ countPosts }, pages, call) => countPosts(site, pages, call),
    ),

    listArticles: lateMethod(
      () => import('./wordpress-articles.js'),
      ({ listPosts }, query, call) => listPosts(site, options.postTypes?.[0] ?? 'posts', query, call),
    ),
  };
}
