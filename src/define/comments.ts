import { YkComments } from '../elements/comments/comments.js';
import './comment-form.js';
import { define } from './define.js';

YkComments.loadLists = () => import('./article-list.js');
YkComments.loadComments = () => import('./comment-list.js');
define('yk-comments', YkComments);

declare global {
  interface HTMLElementTagNameMap {
    'yk-comments': YkComments;
  }
}
