import { defineField, type FieldDefinition } from '../core/field.js';
import type { Config } from './twikoo-shapes.js';

/** Ours, and Twikoo's words for them. */
const known = { name: 'nick', email: 'mail', url: 'link' };

/** What Twikoo's settings say of its form. */
export interface Form {
  /** What the owner shows and requires in Twikoo's own. */
  readonly fields: readonly FieldDefinition[];
  /** UTF-16 code units of the HTML; 0 is without end. */
  readonly limit: number;
  /** The captcha that a submit is asked for. */
  readonly captcha: string | undefined;
}

export function formOf(config: Config): Form {
  const { LIMIT_LENGTH = NaN, CAPTCHA_PROVIDER, TURNSTILE_SITE_KEY, GEETEST_CAPTCHA_ID } = config;
  const limit = Number.isNaN(LIMIT_LENGTH) ? 500 : Math.max(0, LIMIT_LENGTH);
  // What its own form does when nobody has said so.
  const displayed = config.DISPLAYED_FIELDS || 'nick,mail,link';
  const required = config.REQUIRED_FIELDS || 'nick,mail';
  return {
    fields: [
      ...Object.entries(known)
        .filter(([, theirs]) => displayed.includes(theirs))
        .map(([name, theirs]) => defineField(name, required.includes(theirs))),
      { name: 'content', type: 'textarea', required: true, ...(limit && { maxLength: limit }) },
    ],
    limit,
    // Older servers name none and have only its key.
    captcha: CAPTCHA_PROVIDER || (TURNSTILE_SITE_KEY && 'Turnstile') || (GEETEST_CAPTCHA_ID && 'Geetest'),
  };
}
