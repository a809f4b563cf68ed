import type { FieldValues } from './comment.js';
import { defineField, type FieldDefinition, type FieldType } from './field.js';
import { normalizePhone } from './phone.js';

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

const masks: Partial<Record<FieldType, (text: string) => string>> = { tel: maskPhone, email: maskEmail };

/** A field that the form has no longer is masked by the type that its name is known for. */
export function maskFields(definitions: readonly FieldDefinition[], fields: FieldValues): FieldValues {
  const entries = Object.entries(fields).map(([name, value]) => {
    const type = definitions.find((field) => field.name === name)?.type ?? defineField(name).type;
    return [name, masks[type]?.(value) ?? value] as const;
  });
  return Object.fromEntries(entries);
}
