import type { DatabaseSync } from 'node:sqlite';
import type {
  ChallengeUse,
  ForwardDraft,
  ForwardReceipt,
  ForwardRecord,
  ForwardStore,
  KeepResult,
} from '../../contract/store.js';
import type { WriteOperation } from './sqlite-queue.js';

const columns = 'site, submission_id, id, fingerprint, page, state, at, draft, receipt';

export const forwardSql = {
  insert: `INSERT INTO forward (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, submission_id) DO NOTHING`,
  bySubmission: `SELECT ${columns} FROM forward WHERE site = ? AND submission_id = ?`,
  byId: `SELECT ${columns} FROM forward WHERE site = ? AND id = ?`,
  settle: `UPDATE forward SET page = ?, state = ?, at = ?, draft = ?, receipt = ?
    WHERE site = ? AND submission_id = ? AND at = ? AND (state <> 'done' OR ? = 'done')`,
  drop: `DELETE FROM forward WHERE site = ? AND submission_id = ? AND at = ? AND state <> 'done'`,
  list: `SELECT ${columns} FROM forward WHERE site = ? AND draft IS NOT NULL AND at < ? ORDER BY at LIMIT ?`,
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

/** Comments on their way to another backend; each operation runs to its end within one turn. */
export function sqliteForwards(
  db: DatabaseSync,
  useChallenge: (site: string, nonce: string, expiresAt: number) => boolean,
) {
  const insert = db.prepare(forwardSql.insert);
  const bySubmission = db.prepare(forwardSql.bySubmission);
  const byId = db.prepare(forwardSql.byId);
  const settle = db.prepare(forwardSql.settle);
  const drop = db.prepare(forwardSql.drop);
  const list = db.prepare(forwardSql.list);

  function find(site: string, by: Parameters<ForwardStore['findForward']>[1]): ForwardRecord | undefined {
    const row = 'id' in by ? byId.get(site, by.id) : bySubmission.get(site, by.submissionId);
    return row && recordOf(row as unknown as ForwardRow);
  }

  return {
    find,
    keep(record: ForwardRecord, challenge?: ChallengeUse): WriteOperation<KeepResult> {
      return (undo) => {
        const { site, submissionId, id, fingerprint, page, state, at } = record;
        const row = insert.run(site, submissionId, id, fingerprint, page, state, at, ...textsOf(record));
        if (row.changes === 0) {
          const forward = find(site, { submissionId });
          if (!forward) throw new Error('The database refused a submission id that it does not know.');
          return { outcome: 'known', forward };
        }
        if (challenge && !useChallenge(challenge.site, challenge.nonce, challenge.expiresAt)) {
          undo();
          return { outcome: 'challenge-used' };
        }
        return { outcome: 'kept' };
      };
    },
    settle(record: ForwardRecord, since: number): boolean {
      const { site, submissionId, page, state, at } = record;
      return settle.run(page, state, at, ...textsOf(record), site, submissionId, since, state).changes === 1;
    },
    drop: (site: string, submissionId: string, since: number): boolean =>
      drop.run(site, submissionId, since).changes === 1,
    list: (site: string, before: number, limit: number): ForwardRecord[] =>
      (list.all(site, before, limit) as unknown as ForwardRow[]).map(recordOf),
  };
}

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
