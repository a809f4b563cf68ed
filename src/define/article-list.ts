import { YkArticleList } from '../elements/article-list/article-list.js';
import { define } from './define.js';

define('yk-article-list', YkArticleList);

declare global {
  interface HTMLElementTagNameMap {
    'yk-article-list': YkArticleList;
  }
}
