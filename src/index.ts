/** The elements' classes and everything headless. Nothing is registered: import `ykien/define` for that. */
export type { MessageOverrides } from './controllers/locale.js';
export { YkArticleList } from './elements/article-list/article-list.js';
export { YkBackend } from './elements/backend/backend.js';
export { YkCaptcha } from './elements/captcha/captcha.js';
export { YkComment } from './elements/comment/comment.js';
export { YkCommentCount } from './elements/comment-count/comment-count.js';
export { YkCommentForm } from './elements/comment-form/comment-form.js';
export { YkCommentList } from './elements/comment-list/comment-list.js';
export { YkComments } from './elements/comments/comments.js';
export { YkModeration } from './elements/moderation/moderation.js';
export * from './elements/events.js';
export * from './headless.js';
export type { Locale, Message, MessageKey, Messages } from './i18n/messages.js';
