import type { FieldDefinition } from '../../core/field.js';
import { mergeFields } from '../../core/merge-fields.js';

/** The owner's wishes and the backend's truth as one list; the owner is told in the console what had to be hidden. */
export function wishedFields(
  wished: readonly FieldDefinition[],
  described: readonly FieldDefinition[],
  backend: string,
): FieldDefinition[] {
  const { fields, hidden } = mergeFields(wished, described);
  if (hidden.length > 0) {
    const names = hidden.join(', ');
    console.warn(
      `ykien: the backend "${backend}" cannot store ${names}, so the form hides it. Take it out of fields="…", or let the backend store it.`,
    );
  }
  return fields;
}
