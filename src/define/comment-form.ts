import { YkCommentForm } from '../elements/comment-form/comment-form.js';
import { define } from './define.js';

define('yk-comment-form', YkCommentForm);

declare global {
  interface HTMLElementTagNameMap {
    'yk-comment-form': YkCommentForm;
  }
}
