import { CommentError } from '../core/error.js';

/** A decoder turns JSON of any shape into a fresh value of one type, or throws a `protocol` error that names the place. */
export type Decoder<T> = (value: unknown, path: string) => T;

function fail(path: string, wanted: string): never {
  throw new CommentError('protocol', { message: `The answer's ${path || 'body'} is not ${wanted}.` });
}

export const text: Decoder<string> = (value, path) => (typeof value === 'string' ? value : fail(path, 'a string'));
export const number: Decoder<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : fail(path, 'a finite number');
export const flag: Decoder<boolean> = (value, path) => (typeof value === 'boolean' ? value : fail(path, 'a boolean'));

export function oneOf<T extends string>(...options: readonly T[]): Decoder<T> {
  return (value, path) => (options.includes(value as T) ? (value as T) : fail(path, `one of ${options.join(', ')}`));
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) => (Array.isArray(value) ? value.map((each, i) => item(each, `${path}[${i}]`)) : fail(path, 'a list'));
}

type Shape<T> = { readonly [K in keyof T]-?: Decoder<Exclude<T[K], undefined>> };

/**
 * An object with the named members and no others: whatever else an answer holds (`__proto__`, a template in disguise) is left behind.
 * @param optional members that may be missing or `null`.
 */
export function object<T extends object>(shape: Shape<T>, optional: readonly (keyof T)[] = []): Decoder<T> {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(path, 'an object');
    const result = {} as T;
    for (const key of Object.keys(shape) as (keyof T & string)[]) {
      const member = Object.hasOwn(value, key) ? (value as T)[key] : undefined;
      if (member != null || !optional.includes(key)) result[key] = shape[key](member, path ? `${path}.${key}` : key);
    }
    return result;
  };
}
