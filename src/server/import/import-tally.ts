import type { Skipped } from './foreign.js';
import type { Mend } from './parents-first.js';
import type { Loss } from './to-stored.js';

/** Kinds of reasons that are told apart; a hostile file could have one for each comment. */
const maxReasons = 40;
const maxExamples = 3;

interface SkippedGroup {
  count: number;
  readonly examples: string[];
}

/** What became of a file. */
export class ImportTally {
  /** Found in the file and fit to be stored. */
  pages = 0;
  comments = 0;
  votes = 0;
  /** Votes above what one comment can bring with it. */
  votesCut = 0;
  /** Of the comments: new in the store, and there already. */
  added = 0;
  known = 0;
  /** Why and where the file broke off. */
  broken: string | undefined;
  readonly mends: Record<Mend, number> = { orphan: 0, 'other-page': 0, cycle: 0, 'too-deep': 0 };
  readonly lost: Record<Loss, number> = { email: 0, url: 0 };
  readonly skipped = new Map<string, SkippedGroup>();

  skip({ id, reason }: Skipped): void {
    const key = this.skipped.has(reason) || this.skipped.size < maxReasons ? reason : 'other reasons';
    const group = this.skipped.get(key) ?? { count: 0, examples: [] };
    this.skipped.set(key, group);
    group.count++;
    if (group.examples.length < maxExamples) group.examples.push(id.slice(0, 60));
  }

  get skippedCount(): number {
    return [...this.skipped.values()].reduce((sum, { count }) => sum + count, 0);
  }
}
