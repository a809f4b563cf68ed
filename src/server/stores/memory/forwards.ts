import type { ChallengeUse, ForwardRecord, ForwardStore, KeepResult } from '../../../contract/store.js';
import { forwardsForMs } from '../forwards-for.js';
import { MemoryTable } from './table.js';

type By = Parameters<ForwardStore['findForward']>[1];

/** Comments on their way to another backend. */
export function memoryForwards(useChallenge: (use: ChallengeUse) => boolean) {
  const bySubmission = new MemoryTable<ForwardRecord>();

  /** Whether a record has not changed since, and may come into a state. */
  function mayBecome(state: ForwardRecord['state'], site: string, submissionId: string, at: number): boolean {
    const known = bySubmission.get(site, submissionId);
    return known?.at === at && (known.state !== 'done' || state === 'done');
  }

  return {
    keep(record: ForwardRecord, challenge?: ChallengeUse): KeepResult {
      const forward = bySubmission.get(record.site, record.submissionId);
      if (forward) return { outcome: 'known', forward };
      if (challenge && !useChallenge(challenge)) return { outcome: 'challenge-used' };
      bySubmission.set(record.site, record.submissionId, record);
      return { outcome: 'kept' };
    },
    find: (site: string, by: By): ForwardRecord | undefined =>
      'submissionId' in by
        ? bySubmission.get(site, by.submissionId)
        : bySubmission.of(site).find(({ id }) => id === by.id),
    settle(record: ForwardRecord, at: number): boolean {
      const may = mayBecome(record.state, record.site, record.submissionId, at);
      if (may) bySubmission.set(record.site, record.submissionId, record);
      return may;
    },
    drop: (site: string, submissionId: string, at: number): boolean =>
      mayBecome('unknown', site, submissionId, at) && bySubmission.delete(site, submissionId),
    list: (site: string, before: number, limit: number): ForwardRecord[] =>
      bySubmission
        .of(site)
        .filter(({ draft, at }) => draft && at < before)
        .sort((a, b) => a.at - b.at)
        .slice(0, limit),
    sweep(now: number): void {
      for (const { record } of bySubmission.all()) {
        if (!record.draft && record.at + forwardsForMs <= now) bySubmission.delete(record.site, record.submissionId);
      }
    },
  };
}
