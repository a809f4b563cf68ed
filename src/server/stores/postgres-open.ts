import { randomId } from '../../core/random-id.js';
import { migrations } from './postgres-schema.js';
import { eventsPerTransaction } from './postgres-events.js';
import type { Sql, Transaction, Transactions } from './postgres-transactions.js';

/** The first with `xid8`, which events take their positions from. */
const oldest = 130_000;

/** A mistake of the configuration: another attempt would find it again. */
class SetupError extends Error {}

/**
 * Looks whether the server keeps what it acknowledges, and brings the schema up to date. Any number of processes may do this at once, and each may be killed at any
 * moment: one lock, and one transaction for each version.
 * @throws Error that names the setting and the mend.
 */
export async function preparePostgres(db: Transactions, schema: string, allowVolatile: boolean): Promise<void> {
  await db.read((sql) => checkSettings(sql, allowVolatile));
  while (await db.write((tx) => migrateOnce(tx, schema)));
}

async function checkSettings(sql: Sql, allowVolatile: boolean): Promise<void> {
  const settings = await sql.get<{ version: number; fsync: string; commit: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit`,
  );
  if (!settings) throw new SetupError('PostgreSQL does not tell its settings.');
  if (settings.version < oldest) throw new SetupError('This PostgreSQL is older than version 13: update it.');
  if (allowVolatile) return;
  if (settings.fsync === 'off') {
    throw new SetupError(
      'PostgreSQL runs with fsync = off, and a power cut would take what was acknowledged: set fsync = on in postgresql.conf and restart it.',
    );
  }
  if (settings.commit === 'off') {
    throw new SetupError(
      'PostgreSQL runs with synchronous_commit = off, and a crash would take what was acknowledged: set synchronous_commit = on, for the server, the database and the role.',
    );
  }
}

/** One step, `true`; or nothing more to do. */
async function migrateOnce(tx: Transaction, schema: string): Promise<boolean> {
  await tx.run(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, `ykien schema ${schema}`);
  // Asked first: a role that may not create schemas can use one that was made for it.
  const made = await tx.get('SELECT 1 FROM pg_namespace WHERE nspname = $1', schema);
  if (!made) await tx.run(`CREATE SCHEMA ${quoted(schema)}`);
  const known = await tx.get(`SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'state'`, schema);
  if (!known) {
    await tx.run(`CREATE TABLE state (
      id smallint PRIMARY KEY CHECK (id = 1),
      version integer NOT NULL,
      position bigint NOT NULL,
      secrets text
    )`);
    await tx.run('INSERT INTO state (id, version, position) VALUES (1, 0, 0)');
  }
  const { version } = (await tx.get<{ version: number }>('SELECT version FROM state FOR UPDATE')) ?? { version: 0 };
  const steps = migrations();
  if (version > steps.length) {
    throw new SetupError(
      `The schema ${schema} of the database is version ${version} and this Ykien knows ${steps.length}: update Ykien, or choose another schema.`,
    );
  }
  const step = steps[version];
  if (step === undefined) {
    await moveOn(tx);
    return false;
  }
  await tx.run(step);
  await tx.run('UPDATE state SET version = $1', version + 1);
  return true;
}

/**
 * Positions come from the numbers of transactions, which begin anew in another server that a copy was restored into: what they are counted from moves beyond what is
 * there then.
 */
async function moveOn(tx: Transaction): Promise<void> {
  await tx.run(`UPDATE state SET position = used.seq + 1 FROM (
      SELECT greatest((SELECT max(seq) FROM event), (SELECT max(seen) FROM hook)) AS seq
    ) AS used
    WHERE used.seq >= state.position + (pg_current_xact_id()::text::bigint + 1) * ${eventsPerTransaction}`);
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The secrets that all processes share: made by the first one, read by the others, in one row. */
export async function loadSharedSecrets(db: Transactions): Promise<string[]> {
  const secrets = await db.write(async (tx) => {
    const row = await tx.get<{ secrets: string | null }>('SELECT secrets FROM state FOR UPDATE');
    if (row?.secrets) return row.secrets;
    const made = randomId(32);
    await tx.run('UPDATE state SET secrets = $1', made);
    return made;
  });
  return secrets.split('\n').filter((line) => line !== '');
}
