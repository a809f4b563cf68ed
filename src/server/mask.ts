import type { FieldValues } from '../core/comment.js';
import type { FieldDefinition } from '../core/field.js';
import { isPhone, normalizePhone } from '../core/phone.js';
import { typeOf } from './search-text.js';

/** Enough to tell two numbers apart, too little to call: `0912345678` → `091 *** **78`. */
export function maskPhone(text: string): string {
  const digits = normalizePhone(text);
  return digits.length < 8 ? '***' : `${digits.slice(0, 3)} *** **${digits.slice(-2)}`;
}

/** `an.nguyen@example.vn` → `a***@e***`. */
export function maskEmail(text: string): string {
  const [, first, host] = /^(.)[^@]*@(.)/u.exec(text) ?? [];
  return first === undefined || host === undefined ? '***' : `${first}***@${host}***`;
}

/** A field that the form has no longer is masked by the type that its name is known for, and by what stands in it. */
export function maskFields(definitions: readonly FieldDefinition[], fields: FieldValues): FieldValues {
  const entries = Object.entries(fields).map(([name, value]) => [name, maskField(name, value, definitions)] as const);
  return Object.fromEntries(entries);
}

function maskField(name: string, value: string, definitions: readonly FieldDefinition[]): string {
  const type = typeOf(name, definitions);
  const stranger = !definitions.some((field) => field.name === name);
  if (type === 'tel' || (stranger && isPhone(value))) return maskPhone(value);
  if (type === 'email' || (stranger && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()))) return maskEmail(value);
  return value;
}
