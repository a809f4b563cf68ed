import { defineField, type FieldDefinition } from '../core/field.js';
import type { Config } from './twikoo-shapes.js';

/** Twikoo's words for them, and whether its own form requires them when nobody has said so. */
const known = [
  ['name', 'nick', true],
  ['email', 'mail', true],
  ['url', 'link', false],
] as const;

/** The fields that the owner shows and requires in Twikoo's own form. */
export function fieldsOf(config: Config): readonly FieldDefinition[] {
  const { DISPLAYED_FIELDS: displayed, REQUIRED_FIELDS: required } = config;
  const fields = known
    .filter(([, theirs]) => !displayed || displayed.includes(theirs))
    .map(([name, theirs, usual]) => defineField(name, required ? required.includes(theirs) : usual));
  const { maxLength: _, ...content } = defineField('content', true);
  const limit = limitOf(config);
  return [...fields, { ...content, ...(limit && { maxLength: limit }) }];
}

/** 500 unless set, 0 where there is none: UTF-16 code units of the HTML. */
export const limitOf = ({ LIMIT_LENGTH = NaN }: Config): number =>
  Number.isNaN(LIMIT_LENGTH) ? 500 : Math.max(0, LIMIT_LENGTH);

/** The captcha that a submit is asked for; older servers name none and have only its key. */
export function captchaOf({ CAPTCHA_PROVIDER, TURNSTILE_SITE_KEY, GEETEST_CAPTCHA_ID }: Config): string | undefined {
  return CAPTCHA_PROVIDER || (TURNSTILE_SITE_KEY && 'Turnstile') || (GEETEST_CAPTCHA_ID && 'Geetest') || undefined;
}
