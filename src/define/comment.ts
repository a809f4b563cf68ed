import { YkComment } from '../elements/comment/comment.js';
import { define } from './define.js';

define('yk-comment', YkComment);

declare global {
  interface HTMLElementTagNameMap {
    'yk-comment': YkComment;
  }
}
