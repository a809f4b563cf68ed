import { YkModeration } from '../elements/moderation/moderation.js';
import { define } from './define.js';

define('yk-moderation', YkModeration);

declare global {
  interface HTMLElementTagNameMap {
    'yk-moderation': YkModeration;
  }
}
