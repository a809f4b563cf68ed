/** How a field is shown and checked. `select` and `checkbox` come from a property or from the backend's description. */
export type FieldType = 'text' | 'tel' | 'email' | 'url' | 'textarea' | 'select' | 'checkbox';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

export interface FieldDefinition {
  /** `[a-z][a-z0-9_-]{0,31}`; `name phone title content email url` have texts and types of their own. */
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** In characters as a reader counts them. */
  readonly maxLength?: number;
  /** Overrides the locale's label. */
  readonly label?: string;
  readonly hint?: string;
  /** For `select`. */
  readonly options?: readonly FieldOption[];
}

type Known = Pick<FieldDefinition, 'type' | 'maxLength'>;

// 254: longest address that SMTP can carry (RFC 5321, 4.5.3.1.3). The others are generous for their kind.
const known: Readonly<Record<string, Known>> = {
  name: { type: 'text', maxLength: 80 },
  phone: { type: 'tel', maxLength: 32 },
  title: { type: 'text', maxLength: 200 },
  content: { type: 'textarea', maxLength: 5000 },
  email: { type: 'email', maxLength: 254 },
  url: { type: 'url', maxLength: 500 },
};

/** The model page's form. */
export const defaultFields = 'name* phone title* content*';

/** A definition by name, with the type and limit that the name is known for, else a text of 200 characters. */
export function defineField(name: string, required = false): FieldDefinition {
  if (!/^[a-z][a-z0-9_-]{0,31}$/.test(name)) {
    throw new TypeError(`Field "${name}" must match [a-z][a-z0-9_-]{0,31}.`);
  }
  return { name, required, type: 'text', maxLength: 200, ...(Object.hasOwn(known, name) && known[name]) };
}

/**
 * Reads `fields="name* phone title* content*"`: names in their order, a star for required.
 * @throws TypeError that names a bad or repeated name, or a missing `content`.
 */
export function parseFields(spec: string): FieldDefinition[] {
  const fields = spec
    .trim()
    .split(/[\s,]+/)
    .map((word) => defineField(word.replace(/\*$/, ''), word.endsWith('*')));
  const names = fields.map((field) => field.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new TypeError(`fields="${spec}": name "${twice}" once.`);
  if (!names.includes('content')) throw new TypeError(`fields="${spec}": add content*.`);
  return fields;
}
