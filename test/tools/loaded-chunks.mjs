/**
 * Which parts of dist/cdn a page has loaded when it has come to rest, by the chunk's name without prefix and hash.
 * The size table adds these up; a test drives a real page and compares what it requested with the same lists.
 */

/** A page with form and article lists: http adapter, one locale, drafts and challenge. */
export const formAndLists = ['adapter-http', 'article-list'];

/** The same page with comments. */
export const withComments = [...formAndLists, 'comment-list'];

/** In bytes under brotli 11; 1 kB is 1,000 bytes. */
export const budgets = { firstFile: 10_000, formAndLists: 16_000, withComments: 22_000 };
