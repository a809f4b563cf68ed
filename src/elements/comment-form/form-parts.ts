import { findSource } from '../../controllers/source.js';
import { StateController } from '../../controllers/state-controller.js';
import { CommentError } from '../../core/error.js';
import { randomId } from '../../core/random-id.js';
import { systemClock } from '../../state/clock.js';
import { DraftKeeper, type DraftContent } from '../../state/draft.js';
import type { PageSource } from '../../state/page-source.js';
import { Submission } from '../../state/submission.js';
import { openDrafts } from '../../storage/draft-storage.js';
import type { DraftRecord } from '../../storage/draft-storage.js';
import { ChallengeController } from '../parts/challenge-controller.js';
import type { FormHost } from './form-host.js';

/** What a form has once its backend is known. Another backend or page makes new ones; a submit in flight goes on. */
export interface FormParts {
  readonly source: PageSource;
  readonly submission: Submission;
  readonly challenge: ChallengeController;
  readonly draft: DraftKeeper;
  dispose(): void;
}

/** One storage for all forms of a page. Opened by the first form, not at import: modules have no side effects. */
let drafts: ReturnType<typeof openDrafts> | undefined;

/** @throws TypeError when the host has no backend. */
export async function openParts(host: FormHost, toKeep: (submission: Submission) => DraftContent): Promise<FormParts> {
  const source = await findSource(host);
  const { adapter, page } = source;
  const challenge = new ChallengeController(host, source, 'comment');
  const submission = new Submission({
    submit: async (draft) => {
      if (!adapter.submitComment) throw new CommentError('unsupported');
      return adapter.submitComment(draft);
    },
    resend: adapter.abilities?.resend ?? 'never',
    clock: systemClock,
    isOnline: () => navigator.onLine,
    newId: () => randomId(),
    random: Math.random,
  });
  drafts ??= openDrafts();
  const draft = new DraftKeeper({ page: page.id, clock: systemClock, storage: drafts, read: () => toKeep(submission) });
  const binding = new StateController(host, submission, draft);
  if (host.isConnected) binding.hostConnected();
  return {
    source,
    submission,
    challenge,
    draft,
    dispose() {
      challenge.dispose();
      binding.hostDisconnected();
      host.removeController(binding);
    },
  };
}

/**
 * Puts a kept text back into the fields that are still empty, and takes up a submit that an earlier visit left behind.
 * @returns whether there was one.
 */
export async function restoreDraft(host: FormHost, { draft, source, submission }: FormParts): Promise<boolean> {
  const record = await draft.restore();
  if (!record) return false;
  await host.updateComplete;
  host.fill(record.values);
  const sent = sentDraft(record, source);
  if (sent) submission.resume(sent, !!record.frozen);
  return true;
}

function sentDraft({ submissionId, values }: DraftRecord, { page }: PageSource) {
  if (!submissionId) return undefined;
  const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
  return { page, fields, submissionId };
}
