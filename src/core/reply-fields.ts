import type { FieldDefinition } from './field.js';

/** The fields of a reply: it stands under the title of what it answers, so its own is never required, and forms leave it out. */
export function replyFields(fields: readonly FieldDefinition[]): readonly FieldDefinition[] {
  return fields.map((field) => (field.name === 'title' ? { ...field, required: false } : field));
}
