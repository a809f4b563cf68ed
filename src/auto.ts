/**
 * The script tag's first file. The form is here; lists and the captcha for foreign forms come when the page has them.
 */
import './define/comments.js';

type Fetch = () => Promise<unknown>;

const later: Record<string, Fetch> = {
  'yk-article-list': () => import('./define/article-list.js'),
  'yk-comment-list': () => import('./define/comment-list.js'),
};
for (const name of ['backend', 'captcha', 'comment', 'comment-count', 'moderation']) {
  later[`yk-${name}`] = async () => (await import('./define/rare.js')).rare[name]!();
}

/** Fetches what the page names and does not have yet. */
function load(): void {
  for (const [tag, fetch] of Object.entries(later)) {
    if (!customElements.get(tag) && document.querySelector(tag)) void fetch();
  }
}

load();
// For tags that a page adds later; the query is by tag name, which browsers answer from an index.
new MutationObserver(load).observe(document, { childList: true, subtree: true });
