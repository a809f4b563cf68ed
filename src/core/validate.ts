import type { FieldValues } from './comment.js';
import type { FieldIssue, IssueCode } from './error.js';
import type { FieldDefinition } from './field.js';
import { isPhone } from './phone.js';
import { checkText } from './text.js';
import { safeUrl } from './url.js';

/** What one value breaks, or nothing. An empty value only breaks `required`. */
export function validateField(field: FieldDefinition, value: string | undefined): FieldIssue | undefined {
  const { name, type, maxLength } = field;
  const { text, problem } = checkText(value ?? '', {
    multiline: type === 'textarea',
    ...(maxLength !== undefined && { maxLength }),
  });
  let code: IssueCode | undefined = problem;
  if (!code) {
    if (!text) code = field.required ? 'required' : undefined;
    else if (type === 'tel' && !isPhone(text)) code = 'invalid-phone';
    // Deliberately loose: the only proof of an address is a message that arrives.
    else if (type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) code = 'invalid-email';
    else if (type === 'url' && !/^https?:/.test(safeUrl(text) ?? '')) code = 'invalid-url';
    else if (type === 'select' && !field.options?.some((option) => option.value === text)) code = 'invalid-option';
    else if (type === 'checkbox' && text !== 'true') code = 'invalid-option';
  }
  return code && { field: name, code, ...(code === 'too-long' && maxLength !== undefined && { limit: maxLength }) };
}

/** Every issue, in the order of the fields. */
export function validateFields(fields: readonly FieldDefinition[], values: FieldValues): FieldIssue[] {
  return fields.map((field) => validateField(field, values[field.name])).filter((issue) => issue !== undefined);
}
