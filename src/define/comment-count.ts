import { YkCommentCount } from '../elements/comment-count/comment-count.js';
import { define } from './define.js';

define('yk-comment-count', YkCommentCount);

declare global {
  interface HTMLElementTagNameMap {
    'yk-comment-count': YkCommentCount;
  }
}
