import { YkBackend } from '../elements/backend/backend.js';
import { define } from './define.js';

define('yk-backend', YkBackend);

declare global {
  interface HTMLElementTagNameMap {
    'yk-backend': YkBackend;
  }
}
