import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { FieldValues } from '../core/comment.js';
import { defineField, type FieldDefinition } from '../core/field.js';
import { foldText } from '../core/fold-text.js';
import { normalizePhone } from '../core/phone.js';
import { lengthPrefixed } from './bytes.js';
import { hmacText, type Keys } from './keys.js';

/** Words of a search that are looked at; more tell nothing. */
const maxWords = 10;

/**
 * `StoredComment.search`: name, title and content folded, and of each phone number its digits as they are dialled at home and abroad, so that
 * `0912 345 678` and `+84912345678` find one another: `tran thi bich duong hong xin sua 0912345678 84912345678`.
 * @param definitions of the form; a field that it has no longer counts by the type that its name is known for.
 * @param country ISO 3166-1, of numbers without `+`.
 */
export function searchText(fields: FieldValues, definitions: readonly FieldDefinition[], country: string): string {
  const { name = '', title = '', content = '' } = fields;
  const phones = phonesOf(fields, definitions).flatMap((phone) => phoneDigits(phone, country));
  return foldText([name, title, content, ...new Set(phones)].join(' '));
}

/** `StoredComment.textKey`: what copies of one text have in common, whoever sends them and to whichever page. */
export function textKey(keys: Keys, site: string, { content = '' }: FieldValues): Promise<string> {
  return hmacText(keys.text, lengthPrefixed(['copy 1', site, foldText(content)]));
}

/** Words for `QueueSelection.words`, from what a moderator typed. A phone number in any spelling is one word, and so is a part of one. */
export function searchWords(text: string, country: string): readonly string[] {
  if (/^[+\d\s().-]+$/.test(text)) {
    const number = parsePhone(text, country);
    const digits = number?.isValid() ? number.number.slice(1) : normalizePhone(text).replace(/^00|\D/g, '');
    if (digits.length >= 6) return [digits];
  }
  return [...new Set(foldText(text).split(' '))].filter((word) => word !== '').slice(0, maxWords);
}

/** Values of the fields that hold phone numbers. */
export function phonesOf(fields: FieldValues, definitions: readonly FieldDefinition[]): readonly string[] {
  return Object.entries(fields)
    .filter(([name]) => typeOf(name, definitions) === 'tel')
    .map(([, value]) => value);
}

/** A number's digits as at home and as abroad (E.164 without `+`), the latter last; of what is no number, the digits that it has. */
export function phoneDigits(text: string, country: string): readonly string[] {
  const number = parsePhone(text, country);
  if (!number) return [normalizePhone(text).replace(/\D/g, '')].filter((digits) => digits !== '');
  return [number.formatNational().replace(/\D/g, ''), number.number.slice(1)];
}

function parsePhone(text: string, country: string): ReturnType<typeof parsePhoneNumberFromString> {
  return parsePhoneNumberFromString(normalizePhone(text).replace(/^00/, '+'), country as CountryCode);
}

/** The type of a field; one that the form has no longer counts by its name. */
export function typeOf(name: string, definitions: readonly FieldDefinition[]): FieldDefinition['type'] {
  const known = definitions.find((field) => field.name === name);
  if (known) return known.type;
  return /^[a-z][a-z0-9_-]{0,31}$/.test(name) ? defineField(name).type : 'text';
}
