import type * as Pg from 'pg';

/** What one statement can be given. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[];

const largest = '9223372036854775807';

/**
 * The package `pg`, an optional peer of this one.
 * @throws Error that names `npm i pg` when it is not installed.
 */
export async function loadPg(): Promise<Pick<typeof Pg, 'Client' | 'Pool' | 'types'>> {
  try {
    return (await import('pg')).default;
  } catch (cause) {
    throw new Error('PostgreSQL needs the package pg, which is not installed: npm i pg', { cause });
  }
}

/** How rows are read: `bigint` as a number, which holds each of ours exactly (the tables' checks see to that); everything else as `pg` does. */
export function readTypes({ types }: Pick<typeof Pg, 'types'>): Pg.CustomTypesConfig {
  const getTypeParser = (oid: Parameters<typeof types.getTypeParser>[0], format?: string): unknown =>
    oid === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format as 'text');
  return { getTypeParser: getTypeParser as Pg.CustomTypesConfig['getTypeParser'] };
}

/** A value as PostgreSQL takes it: it has no NUL in a text and no infinity in a `bigint`. */
export function parameter(value: Value): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(parameter);
  if (value === Infinity) return largest;
  if (value === -Infinity) return `-${largest}`;
  return value;
}
