import type { TokenStorage } from './parts/tokens.js';

export interface WalineAdapterOptions {
  /** The server's address (`serverURL` of Waline's own client), without `/api`. A slash at the end is fine. */
  readonly endpoint: string;
  /** In which language the server's messages are asked for: a copy is known by them. Whatever is shown to readers is ours. Default `en`. */
  readonly lang?: 'en' | 'vi';
  /**
   * Whether the form asks for an e-mail address; `required` where the owner wants one, as with `requiredMeta`. Waline shows an MD5 sum of it to everybody, as part
   * of the address of a picture: who knows an address can recognise it. Default `none`.
   */
  readonly mail?: 'none' | 'optional' | 'required';
  /** The same for the address of the reader's own site, which Waline shows to everybody. Default `none`. */
  readonly link?: 'none' | 'optional' | 'required';
  /** `pre` where the server has `COMMENT_AUDIT`, so that the form says so beforehand; nobody can ask it. Default `post`. */
  readonly moderation?: 'pre' | 'post';
  /** Where the server has `TURNSTILE_SECRET` or `RECAPTCHA_V3_SECRET`: the public key that belongs to it. */
  readonly captcha?: WalineCaptcha;
  /** Articles that `popular` puts in the order of their views. With them only their views are counted, else those of every page. */
  readonly articles?: readonly WalineArticle[];
  /** Used instead of the global `fetch`. Must end with the native `AbortError` when its signal says so. */
  readonly fetch?: typeof fetch;
  /** Milliseconds for the whole answer of a read, its body included. Default 15,000. */
  readonly timeoutMs?: number;
  /** The same for a submit. Default 30,000. */
  readonly submitTimeoutMs?: number;
  /** Where likes, own comments and views of the last half hour are kept. Default `localStorage`. */
  readonly storage?: TokenStorage;
}

export interface WalineCaptcha {
  readonly provider: 'turnstile' | 'recaptchaV3';
  readonly siteKey: string;
}

export interface WalineArticle {
  /** As the page's id: its path. */
  readonly path: string;
  readonly title: string;
  /** ISO 8601 with offset or `Z`. */
  readonly published: string;
}
