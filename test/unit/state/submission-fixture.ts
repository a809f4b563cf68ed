import type { CommentDraft, Receipt } from '../../../src/core/comment.js';
import { Submission, type SubmissionContent, type SubmissionOptions } from '../../../src/state/submission.js';
import { FakeClock } from './fake-clock.js';

export const receiptOf = ({ submissionId }: CommentDraft): Receipt => ({ status: 'pending', id: 'c1', submissionId });

/** What a backend does with one attempt. */
export type Step = (draft: CommentDraft) => Receipt | Promise<Receipt>;

export const accept: Step = (draft) => receiptOf(draft);
export const fail =
  (error: unknown): Step =>
  () => {
    throw error;
  };

export function contentOf(text: string, more: Partial<SubmissionContent> = {}): SubmissionContent {
  return { page: { id: '/a', url: 'https://example.com/a', title: '' }, fields: { content: text }, ...more };
}

export interface Fixture {
  readonly submission: Submission;
  readonly clock: FakeClock;
  /** Every draft that reached the backend. */
  readonly sent: CommentDraft[];
  readonly phases: string[];
  online: boolean;
}

/** A submission over a backend that plays the given steps, the last one for ever. */
export function fixture(steps: Step[], options: Partial<SubmissionOptions> = {}): Fixture {
  const clock = new FakeClock();
  const sent: CommentDraft[] = [];
  const phases: string[] = [];
  let ids = 0;
  const submission = new Submission({
    submit: async (draft) => {
      sent.push(draft);
      return steps[Math.min(sent.length, steps.length) - 1]!(draft);
    },
    resend: 'id',
    clock,
    isOnline: () => made.online,
    newId: () => `id-${++ids}`,
    random: () => 0.5,
    ...options,
  });
  submission.subscribe(() => phases.push(submission.value.phase));
  const made: Fixture = { submission, clock, sent, phases, online: true };
  return made;
}
