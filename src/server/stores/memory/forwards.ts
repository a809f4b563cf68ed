import type { ChallengeUse, ForwardRecord, ForwardStore, KeepResult } from '../../../contract/store.js';
import { forwardsForMs } from '../forwards-for.js';
import { MemoryTable } from './table.js';

type By = Parameters<ForwardStore['findForward']>[1];

/** Comments on their way to another backend. */
export function memoryForwards(useChallenge: (use: ChallengeUse) => boolean) {
  const bySubmission = new MemoryTable<ForwardRecord>();

  /** The record as long as it may change. */
  function open(site: string, submissionId: string, at: number): ForwardRecord | undefined {
    const known = bySubmission.get(site, submissionId);
    return known?.at === at && known.state !== 'done' ? known : undefined;
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
      const known = open(record.site, record.submissionId, at);
      if (known) bySubmission.set(record.site, record.submissionId, record);
      return known !== undefined;
    },
    drop: (site: string, submissionId: string, at: number): boolean =>
      open(site, submissionId, at) !== undefined && bySubmission.delete(site, submissionId),
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
