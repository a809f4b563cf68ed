import { CommentError } from '../core/error.js';

/** A decoder turns JSON of any shape into a fresh value of one type, or throws a `protocol` error that names the place. */
export type Decoder<T> = (value: unknown, path: string) => T;

/** Throws the error that says an answer is not what was agreed. */
export function fail(path: string, wanted: string): never {
  throw new CommentError('protocol', { message: `${path || 'body'}: not ${wanted}` });
}

function primitive<T>(type: 'string' | 'number' | 'boolean'): Decoder<T> {
  // 1e400 is valid JSON and parses to Infinity.
  return (value, path) =>
    typeof value === type && value !== Infinity && value !== -Infinity ? (value as T) : fail(path, type);
}
export const text = primitive<string>('string');
export const number = primitive<number>('number');
export const flag = primitive<boolean>('boolean');

export function oneOf<T extends string>(...options: readonly T[]): Decoder<T> {
  return (value, path) => (options.includes(value as T) ? (value as T) : fail(path, String(options)));
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((each, i) => item(each, `${path}[${i}]`)) : fail(path, 'list');
}

/** A decoder in brackets is for a member that may be missing or `null`. */
type Shape<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? readonly [Decoder<Exclude<T[K], undefined>>] : Decoder<T[K]>;
};

/** An object with the named members and no others: whatever else an answer holds (`__proto__`, a template in disguise) is left behind. */
export function object<T extends object>(shape: Shape<T>): Decoder<T> {
  return (value, path) => {
    if (typeof value !== 'object' || !value || Array.isArray(value)) return fail(path, 'object');
    const result: Record<string, unknown> = {};
    for (const [key, each] of Object.entries<Decoder<unknown> | readonly [Decoder<unknown>]>(shape)) {
      const member = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      const required = typeof each === 'function';
      if (required || member != null) result[key] = (required ? each : each[0])(member, `${path}.${key}`);
    }
    return result as T;
  };
}
