import { YkCommentList } from '../elements/comment-list/comment-list.js';
import { define } from './define.js';

YkCommentList.loadForm = () => import('./comment-form.js');
define('yk-comment-list', YkCommentList);

declare global {
  interface HTMLElementTagNameMap {
    'yk-comment-list': YkCommentList;
  }
}
