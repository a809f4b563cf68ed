import { StoreBusyError } from '../../contract/store.js';
import { loadPg, readTypes } from './postgres-driver.js';
import { postgresChanges } from './postgres-changes.js';
import { postgresEvents } from './postgres-events.js';
import { preparePostgres } from './postgres-open.js';
import type { PostgresStoreOptions } from './postgres-options.js';
import { postgresTransactions } from './postgres-transactions.js';

/** While opening, another process may be bringing the schema up to date, or the server may be starting: so many times `waitMs`. */
const openingWaits = 10;

/** An answer that takes longer than this does not come any more, in milliseconds. */
const answerMs = 30_000;

/**
 * A pool of connections to a database whose schema is up to date.
 * @throws TypeError that names the option and the mend.
 * @throws Error that names the server and the mend, without the password.
 */
export async function openConnection(options: PostgresStoreOptions) {
  const { schema = 'ykien', connections = 10, waitMs = 2000, allowVolatile = false } = options;
  const { url, settings } = readUrl(options.url);
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema)) {
    throw new TypeError(`Option "schema" of postgresStore is "${schema}": use small letters, digits and "_".`);
  }
  const pg = await loadPg();
  const config = {
    connectionString: url.href,
    application_name: 'ykien',
    // Whatever role or database say. A lock that nobody frees must not hold a connection for ever.
    options:
      `${settings} -c search_path=${schema} -c lock_timeout=${waitMs} -c idle_in_transaction_session_timeout=${answerMs}`.trim(),
    types: readTypes(pg),
    keepAlive: true,
  };
  const pool = new pg.Pool({ ...config, max: connections, connectionTimeoutMillis: waitMs, query_timeout: answerMs });
  // Without a listener the loss of a connection would end the process. Whoever uses it sees its query fail, and the pool opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    await preparePostgres(postgresTransactions(pool, openingWaits * waitMs), schema, allowVolatile);
  } catch (cause) {
    await pool.end();
    throw new Error(`Cannot open the database ${url.host}${url.pathname}: ${mend(cause)}`, { cause });
  }
  const changes = postgresChanges({
    connect: () => new pg.Client({ ...config, connectionTimeoutMillis: waitMs }),
    channel: `ykien ${schema}`,
    lastEvent: () => db.read(postgresEvents.lastOfAll),
    notify: (channel, text) => pool.query('SELECT pg_notify($1, $2)', [channel, text]),
  });
  const db = postgresTransactions(pool, waitMs, changes.wake);
  return { db, changes, end: () => pool.end() };
}

/** @throws TypeError without the text: there is a password in it. */
function readUrl(text: unknown): { url: URL; settings: string } {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new TypeError('The address of the database must be like "postgres://user:password@host:5432/database".');
  }
  // `pg` would take these in the place of ours, and not beside them.
  const settings = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  return { url, settings };
}

function mend(error: unknown): string {
  if (!(error instanceof StoreBusyError)) return error instanceof Error ? error.message : String(error);
  const { message } = (error.cause as Error | undefined) ?? error;
  return `${message}. See that PostgreSQL runs and takes connections, and that the address is right.`;
}
