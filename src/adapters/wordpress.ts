import type { Adapter } from '../contract/adapter.js';
import type { CommentSort } from '../core/comment.js';
import { defineField } from '../core/field.js';
import { checkListQuery, refuse } from './parts/cursor.js';
import { needOption } from './parts/need-option.js';
import { listPosts } from './wordpress-articles.js';
import type { WordpressAdapterOptions } from './wordpress-options.js';
import { openSite } from './wordpress-site.js';
import { sendComment } from './wordpress-submit.js';
import { countPosts, listThreads } from './wordpress-threads.js';

// Cannot: votes, edits, reports, live news, counting views, a captcha. A title and a phone number only with our plug-in (demo/snippets/wordpress-ykien.php). WordPress itself takes
// no comments over REST from readers without an account until a filter allows it.

export type { WordpressAdapterOptions };

const sorts: readonly CommentSort[] = ['newest', 'oldest'];
// REST's own names: what is stored there is public, or does something else.
const taken = /^(id|post|parent|author.*|content|date.*|link|status|type|meta|password)$/;

/**
 * The adapter of a WordPress site, over its REST API (WordPress 5.7 and later). No cookies are sent: everybody is a guest.
 *
 * The comments of a page are read a hundred in one request, all of them: what was taken away and still has replies is only seen so. A page of more than a
 * thousand comments takes its time. Copies are refused by WordPress, which makes sending again safe.
 * @throws TypeError when `endpoint` is missing, or a key of `fields` is one that WordPress uses.
 */
export function wordpressAdapter(options: WordpressAdapterOptions): Adapter {
  const { endpoint, email = 'required', fields: keys = {}, moderation = 'pre', maxDepth = 4 } = options;
  needOption('wordpressAdapter', 'endpoint', endpoint, 'the address of the site, such as "https://example.com"');
  for (const key of Object.values(keys)) {
    if (!/^[a-z]\w*$/.test(key) || taken.test(key))
      throw new TypeError(
        `wordpressAdapter: fields cannot use "${key}"; give the plug-in's key, such as "ykien_title".`,
      );
  }
  const site = openSite(options);

  // The shortest of WordPress' columns (wp_get_comment_fields_max_lengths).
  const fields = [
    defineField('name', true),
    ...(email === 'none' ? [] : [{ ...defineField('email', email === 'required'), maxLength: 100 }]),
    ...(keys.phone ? [defineField('phone')] : []),
    ...(keys.title ? [defineField('title')] : []),
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
      const closed = !post || (await site.isClosed(post, call));
      return structuredClone({ fields, challenge: 'none', moderation, ...(closed && { closed }) });
    },

    submitComment: (draft, call) => sendComment(site, { fields, keys, maxDepth }, structuredClone(draft), call),

    async listComments(query, call) {
      checkListQuery(sorts, query);
      return listThreads(site, keys.title ?? '', { ...query }, call);
    },

    async countComments(pages, call) {
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      return countPosts(site, [...pages], call);
    },

    listArticles: (query, call) => listPosts(site, options.postTypes?.[0] ?? 'posts', { ...query }, call),
  };
}
