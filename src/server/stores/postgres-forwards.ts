import type {
  ChallengeUse,
  ForwardDraft,
  ForwardReceipt,
  ForwardRecord,
  ForwardStore,
  KeepResult,
} from '../../contract/store.js';
import { Rollback } from './postgres-errors.js';
import { postgresLimits } from './postgres-limits.js';
import type { Sql, Transaction } from './postgres-transactions.js';

const columns = 'site, submission_id, id, fingerprint, page, state, at, draft, receipt';

export const forwardSql = {
  insert: `INSERT INTO forward (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    ON CONFLICT (site, submission_id) DO NOTHING`,
  bySubmission: `SELECT ${columns} FROM forward WHERE site = $1 AND submission_id = $2`,
  byId: `SELECT ${columns} FROM forward WHERE site = $1 AND id = $2`,
  settle: `UPDATE forward SET page = $4, state = $5, at = $6, draft = $7, receipt = $8
    WHERE site = $1 AND submission_id = $2 AND at = $3 AND (state <> 'done' OR $5 = 'done')`,
  drop: `DELETE FROM forward WHERE site = $1 AND submission_id = $2 AND at = $3 AND state <> 'done'`,
  list: `SELECT ${columns} FROM forward WHERE site = $1 AND draft IS NOT NULL AND at < $2 ORDER BY at LIMIT $3`,
};

interface ForwardRow {
  readonly site: string;
  readonly submission_id: string;
  readonly id: string;
  readonly fingerprint: string;
  readonly page: string;
  readonly state: ForwardRecord['state'];
  readonly at: number;
  readonly draft: string | null;
  readonly receipt: string | null;
}

/** Comments on their way to another backend. */
export const postgresForwards = {
  async find(
    sql: Sql,
    site: string,
    by: Parameters<ForwardStore['findForward']>[1],
  ): Promise<ForwardRecord | undefined> {
    const row =
      'id' in by
        ? await sql.get<ForwardRow>(forwardSql.byId, site, by.id)
        : await sql.get<ForwardRow>(forwardSql.bySubmission, site, by.submissionId);
    return row && recordOf(row);
  },
  async keep(tx: Transaction, record: ForwardRecord, challenge?: ChallengeUse): Promise<KeepResult> {
    const { site, submissionId, id, fingerprint, page, state, at } = record;
    const own = [site, submissionId, id, fingerprint, page, state, at] as const;
    if ((await tx.run(forwardSql.insert, ...own, ...textsOf(record))) === 0) {
      const forward = await postgresForwards.find(tx, site, { submissionId });
      if (!forward) throw new Error('The database refused a submission id that it does not know.');
      return { outcome: 'known', forward };
    }
    if (challenge && !(await postgresLimits.use(tx, challenge))) {
      throw new Rollback<KeepResult>({ outcome: 'challenge-used' });
    }
    return { outcome: 'kept' };
  },
  async settle(tx: Transaction, record: ForwardRecord, since: number): Promise<boolean> {
    const { site, submissionId, page, state, at } = record;
    const now = [page, state, at, ...textsOf(record)] as const;
    return (await tx.run(forwardSql.settle, site, submissionId, since, ...now)) === 1;
  },
  drop: async (tx: Transaction, site: string, submissionId: string, since: number): Promise<boolean> =>
    (await tx.run(forwardSql.drop, site, submissionId, since)) === 1,
  list: async (sql: Sql, site: string, before: number, limit: number): Promise<ForwardRecord[]> =>
    (await sql.all<ForwardRow>(forwardSql.list, site, before, limit)).map(recordOf),
};

const textsOf = ({ draft, receipt }: ForwardRecord): [string | null, string | null] => [
  draft ? JSON.stringify(draft) : null,
  receipt ? JSON.stringify(receipt) : null,
];

function recordOf({ submission_id: submissionId, draft, receipt, ...row }: ForwardRow): ForwardRecord {
  return {
    ...row,
    submissionId,
    ...(draft !== null && { draft: JSON.parse(draft) as ForwardDraft }),
    ...(receipt !== null && { receipt: JSON.parse(receipt) as ForwardReceipt }),
  };
}
