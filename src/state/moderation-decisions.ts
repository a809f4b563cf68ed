import type { Moderation } from '../contract/moderation.js';
import type { Decided, Decision, ModerationStatus, QueueItem } from '../core/moderation.js';
import { decided, decisionOf } from './moderation-items.js';

/** `decide` takes no more at once (contract/moderation.ts). */
export const decisionsAtOnce = 100;

/** One verdict over one or several comments, as it can be taken back. */
export interface Step {
  readonly to: ModerationStatus;
  readonly before: readonly QueueItem[];
  readonly after: readonly QueueItem[];
  /** Verdicts over waiting edits cannot be taken back. */
  readonly edits: number;
  readonly done: Promise<readonly Decided[]>;
}

/** Sends verdicts and takes them back, the last one first. It shows nothing itself: the queue does. */
export class ModerationDecisions {
  readonly #moderation: Moderation;
  readonly #steps: Step[] = [];
  /** How a comment will be, while its verdict is on its way: a list that is loaded meanwhile may still have the old state. */
  readonly #pending = new Map<string, QueueItem>();

  constructor(moderation: Moderation) {
    this.#moderation = moderation;
  }

  /** Steps that can be taken back. */
  get undoable(): number {
    return this.#steps.length;
  }

  expected(id: string): QueueItem | undefined {
    return this.#pending.get(id);
  }

  /** Begins at once; `done` of what it gives rejects when nothing, or not everything, was decided. */
  start(items: readonly QueueItem[], to: ModerationStatus, reason?: string): Step {
    const decisions = items.map((item) => decisionOf(item, to));
    const after = items.map((item, i) => decided(item, decisions[i]!, reason));
    const edits = decisions.filter(({ revision }) => revision).length;
    const step = { to, before: items, after, edits, done: this.#send(decisions, after, reason) };
    // A verdict over edits alone cannot be taken back.
    if (edits < items.length) this.#steps.push(step);
    step.done.then(
      // What changed nothing, or cannot be taken back, is no step.
      (answers) => reversals(step, answers).length === 0 && this.drop(step),
      () => this.drop(step),
    );
    return step;
  }

  /** The last step, taken off; with what sends it back. */
  back(): { readonly step: Step; readonly send: () => Promise<unknown> } | undefined {
    const step = this.#steps.pop();
    return step && { step, send: async () => this.#send(reversals(step, await step.done), step.before) };
  }

  /** A step whose taking back has failed can be taken back once more. */
  again(step: Step): void {
    this.#steps.push(step);
  }

  drop(step: Step): void {
    const at = this.#steps.indexOf(step);
    if (at >= 0) this.#steps.splice(at, 1);
  }

  async #send(
    decisions: readonly Decision[],
    after: readonly QueueItem[],
    reason?: string,
  ): Promise<readonly Decided[]> {
    for (const item of after) this.#pending.set(item.id, item);
    const answers: Decided[] = [];
    try {
      for (let at = 0; at < decisions.length; at += decisionsAtOnce)
        answers.push(...(await this.#moderation.decide(decisions.slice(at, at + decisionsAtOnce), reason)));
      return answers;
    } finally {
      for (const item of after) if (this.#pending.get(item.id) === item) this.#pending.delete(item.id);
    }
  }
}

function reversals({ before, after }: Step, answers: readonly Decided[]): readonly Decision[] {
  const edits = new Set(before.filter((item, i) => item.revision && !after[i]!.revision).map(({ id }) => id));
  return answers
    .filter(({ comment, from, to }) => from !== to && !edits.has(comment))
    .map(({ comment, from }) => ({ comment, to: from }));
}
