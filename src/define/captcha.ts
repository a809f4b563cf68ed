import { YkCaptcha } from '../elements/captcha/captcha.js';
import { define } from './define.js';

define('yk-captcha', YkCaptcha);

declare global {
  interface HTMLElementTagNameMap {
    'yk-captcha': YkCaptcha;
  }
}
