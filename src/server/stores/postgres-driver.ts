/** What one statement can be given. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[];

/** As much of `pg` as is used here, in words of our own: an optional peer's types must not stand in those that everybody gets. */
export interface PgConnection {
  query(text: string, values?: unknown[]): Promise<PgResult>;
  on(event: 'error', listener: () => void): unknown;
}

export interface PgResult {
  readonly rows: unknown[];
  readonly rowCount: number | null;
  readonly command: string;
}

/** One of a pool, for one transaction. */
export interface PgLease extends PgConnection {
  release(broken?: boolean): void;
}

export interface PgPool extends Pick<PgConnection, 'query'> {
  connect(): Promise<PgLease>;
  on(event: 'error', listener: () => void): unknown;
  on(event: 'connect', listener: (client: PgConnection) => void): unknown;
  end(): Promise<void>;
}

/** A connection that listens. */
export interface PgClient extends PgConnection {
  connect(): Promise<unknown>;
  on(event: 'error' | 'end', listener: () => void): this;
  on(event: 'notification', listener: (message: { readonly payload?: string | undefined }) => void): this;
  end(): Promise<void>;
}

type GetParser = (oid: number, format?: string) => unknown;

export interface PgTypes {
  readonly getTypeParser: GetParser;
}

export interface PgModule {
  readonly Pool: new (config: object) => PgPool;
  readonly Client: new (config: object) => PgClient;
  readonly types: PgTypes & { readonly builtins: { readonly INT8: number } };
}

const largest = '9223372036854775807';

/**
 * The package `pg`, an optional peer of this one.
 * @throws Error that names `npm i pg` when it is not installed.
 */
export async function loadPg(): Promise<PgModule> {
  try {
    return (await import('pg')).default as unknown as PgModule;
  } catch (cause) {
    throw new Error('PostgreSQL needs the package pg, which is not installed: npm i pg', { cause });
  }
}

/** How rows are read: `bigint` as a number, which holds each of ours exactly (the tables' checks see to that); everything else as `pg` does. */
export function readTypes({ types }: Pick<PgModule, 'types'>): PgTypes {
  const getTypeParser: GetParser = (oid, format) =>
    oid === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format);
  return { getTypeParser };
}

/** A value as PostgreSQL takes it: it has no NUL in a text and no infinity in a `bigint`. */
export function parameter(value: Value): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD');
  if (Array.isArray(value)) return value.map(parameter);
  if (value === Infinity) return largest;
  if (value === -Infinity) return `-${largest}`;
  return value;
}
