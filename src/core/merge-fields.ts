import type { FieldDefinition } from './field.js';

/**
 * What the owner wishes and what the backend describes, as one list: the owner's order and labels; required if either says so; the
 * smaller limit; nothing that the backend does not store; and everything that it requires.
 * `hidden` names the wished fields that the backend cannot store, so that the owner can be told.
 */
export function mergeFields(
  wished: readonly FieldDefinition[],
  described: readonly FieldDefinition[],
): { fields: FieldDefinition[]; hidden: string[] } {
  const hidden: string[] = [];
  const fields: FieldDefinition[] = [];
  for (const wish of wished) {
    const truth = described.find((field) => field.name === wish.name);
    if (!truth) hidden.push(wish.name);
    else {
      const maxLength = Math.min(wish.maxLength ?? Infinity, truth.maxLength ?? Infinity);
      const required = wish.required || truth.required;
      fields.push({ ...truth, ...wish, type: truth.type, required, ...(maxLength < Infinity && { maxLength }) });
    }
  }
  const missing = described.filter((field) => field.required && !fields.some((other) => other.name === field.name));
  return { fields: [...fields, ...missing], hidden };
}
