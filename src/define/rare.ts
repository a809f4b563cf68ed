// The one that others wait for: it travels with this table.
import './backend.js';

/** Tags that few pages have: the script tag fetches this table with the first of them, so that the others need not carry it. */
export const rare: Readonly<Record<string, () => Promise<unknown>>> = {
  backend: async () => undefined,
  captcha: () => import('./captcha.js'),
  comment: () => import('./comment.js'),
  'comment-count': () => import('./comment-count.js'),
  moderation: () => import('./moderation.js'),
};
