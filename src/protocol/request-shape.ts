import type { FieldIssue, IssueCode } from '../core/error.js';

/** What a request's JSON says, or what is wrong with its shape. Rules of a site (required, too long) are not looked at here. */
export type Parsed<T> = { readonly value: T; readonly issues?: never } | { readonly issues: readonly FieldIssue[] };

/** Members of an untrusted object, own ones only: `__proto__` and what a prototype holds are never taken for data. */
export class Members {
  /** Everything wrong, shared by the objects of one request. */
  readonly issues: FieldIssue[];
  /** Name of this object in issues; empty for the body itself. */
  readonly path: string;
  readonly #value: Readonly<Record<string, unknown>>;

  constructor(value: unknown, issues: FieldIssue[] = [], path = '') {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.issues = issues;
    this.path = path;
    this.#value = isObject ? (value as Readonly<Record<string, unknown>>) : {};
    if (!isObject) issues.push({ field: path || 'body', code: 'malformed' });
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  names(): string[] {
    return Object.keys(this.#value);
  }

  /** A text; `pattern` is matched as given. Missing or wrong: an issue, and `''`. */
  text(name: string, maxLength: number, pattern?: RegExp): string {
    const value = this.#get(name);
    if (value === undefined) return this.#refuse(name, 'required');
    if (typeof value !== 'string') return this.#refuse(name);
    if (value.length > maxLength) return this.#refuse(name, 'too-long', maxLength);
    return pattern && !pattern.test(value) ? this.#refuse(name) : value;
  }

  optionalText(name: string, maxLength: number, pattern?: RegExp): string | undefined {
    return this.has(name) ? this.text(name, maxLength, pattern) : undefined;
  }

  /** A field's value, named in issues by the field alone, as the form names it. `null` is absent. */
  fieldValue(name: string): string | undefined {
    const value = this.#get(name);
    if (value === undefined || typeof value === 'string') return value;
    this.issues.push({ field: name, code: 'malformed' });
    return undefined;
  }

  /** A finite number; `1e400` is none. */
  optionalNumber(name: string): number | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    this.#refuse(name);
    return undefined;
  }

  /** `true` or `false`. Missing or wrong: an issue, and `false`. */
  flag(name: string): boolean {
    const value = this.#get(name);
    if (typeof value !== 'boolean') this.#refuse(name, value === undefined ? 'required' : 'malformed');
    return value === true;
  }

  /** A list with at most `max` members, as they are. */
  list(name: string, max: number): readonly unknown[] {
    const value = this.#get(name);
    if (value === undefined) this.#refuse(name, 'required');
    else if (!Array.isArray(value)) this.#refuse(name);
    else if (value.length > max) this.#refuse(name, 'too-long', max);
    else return value as readonly unknown[];
    return [];
  }

  /** An object inside. */
  members(name: string): Members {
    return new Members(this.#get(name), this.issues, this.#name(name));
  }

  /** `null` counts as absent: many clients write it for what they do not have. */
  #get(name: string): unknown {
    return Object.hasOwn(this.#value, name) ? (this.#value[name] ?? undefined) : undefined;
  }

  #name(name: string): string {
    return this.path ? `${this.path}.${name}` : name;
  }

  #refuse(name: string, code: IssueCode = 'malformed', limit?: number): '' {
    this.issues.push({ field: this.#name(name), code, ...(limit !== undefined && { limit }) });
    return '';
  }
}
