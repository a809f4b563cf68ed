import { parameter, type PgLease, type PgPool, type Value } from './postgres-driver.js';
import { CommitUnknownError, isConflict, isLost, Rollback, storeError } from './postgres-errors.js';

/** Statements on one connection. */
export interface Sql {
  /** Rows. */
  all<T = Record<string, unknown>>(text: string, ...values: readonly Value[]): Promise<T[]>;
  /** The first row. */
  get<T = Record<string, unknown>>(text: string, ...values: readonly Value[]): Promise<T | undefined>;
  /** How many rows it changed. */
  run(text: string, ...values: readonly Value[]): Promise<number>;
}

/** Statements of one transaction. */
export interface Transaction extends Sql {
  /** Events written so far: with the transaction's own number they make positions. */
  events: number;
}

/** How long a failed attempt waits before the next, in milliseconds: not the same for all who wait. */
const retryDelayMs = () => 5 + Math.random() * 45;

/**
 * Whole operations, each in a transaction of its own (READ COMMITTED, with locks where something is read and then written). An attempt that another transaction
 * stood in the way of, or whose connection was lost before COMMIT, is made again until `waitMs` are over.
 * @param onEvents called after each commit that has written events.
 */
export function postgresTransactions(pool: PgPool, waitMs: number, onEvents: () => void = () => undefined) {
  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof CommitUnknownError) throw error;
        if ((!isConflict(error) && !isLost(error)) || performance.now() >= deadline) throw storeError(error);
      }
      await new Promise((resolve) => setTimeout(resolve, retryDelayMs()));
    }
  }

  async function commit(client: PgLease): Promise<void> {
    try {
      const { command } = await client.query('COMMIT');
      // A transaction that an error has ended answers so.
      if (command !== 'COMMIT') throw new Error('PostgreSQL has rolled back what was to be committed.');
    } catch (cause) {
      if (!isLost(cause)) throw cause;
      throw new CommitUnknownError('The database was lost while it committed.', { cause });
    }
  }

  async function transact<T>(work: (tx: Transaction) => Promise<T>, lasting: boolean): Promise<T> {
    const client = await pool.connect();
    let broken = true;
    try {
      await client.query(lasting ? 'BEGIN' : 'BEGIN; SET LOCAL synchronous_commit = off');
      const tx: Transaction = { ...statements(client), events: 0 };
      const result = await work(tx);
      await commit(client);
      broken = false;
      if (tx.events > 0) onEvents();
      return result;
    } catch (error) {
      if (!(error instanceof CommitUnknownError) && !isLost(error)) {
        broken = await client.query('ROLLBACK').then(
          () => false,
          () => true,
        );
      }
      if (error instanceof Rollback) return error.result as T;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    /** One transaction, committed durably. @throws CommitUnknownError when nobody knows whether it was */
    write: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => attempt(() => transact(work, true)),
    /** One transaction that a power cut within the second may take back: for counters that matter for minutes. */
    note: <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => attempt(() => transact(work, false)),
    /** Statements without a transaction: each sees what was committed before it. */
    read: <T>(work: (sql: Sql) => Promise<T>): Promise<T> => attempt(() => work(statements(pool))),
  };
}

export type Transactions = ReturnType<typeof postgresTransactions>;

/** @param on a pool takes another connection for each statement. */
export function statements(on: Pick<PgPool, 'query'>): Sql {
  const query = async (text: string, values: readonly Value[]) => on.query(text, values.map(parameter));
  return {
    all: async <T>(text: string, ...values: readonly Value[]) => (await query(text, values)).rows as T[],
    get: async <T>(text: string, ...values: readonly Value[]) => (await query(text, values)).rows[0] as T | undefined,
    run: async (text, ...values) => (await query(text, values)).rowCount ?? 0,
  };
}
