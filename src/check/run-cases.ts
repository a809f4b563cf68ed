import { BrokenRule, type CaseNote } from '../testing/rule.js';
import type { TestRunner } from '../testing/runner.js';
import type { Patience } from './patience.js';

/** A case that was registered, and not run yet. */
export interface CheckCase {
  readonly group: string;
  readonly sentence: string;
  readonly run: () => Promise<CaseNote>;
}

/**
 * `holds` · `broken`: with what was seen and the mend · `absent`: the server has no such route · `unseen`: what is sent does not become public, or no page's origin is
 * known, so that there was nothing to look at · `limited`: the server's limits asked for more patience than there was.
 */
export interface CaseResult {
  readonly group: string;
  readonly sentence: string;
  readonly result: 'holds' | 'broken' | 'absent' | 'unseen' | 'limited';
  readonly seen?: string;
  readonly mend?: string;
}

/** A runner that only gathers, so that cases can be chosen and run one after the other. */
export function gatherCases(register: (runner: TestRunner) => void): readonly CheckCase[] {
  const cases: CheckCase[] = [];
  const groups: string[] = [];
  register({
    describe(name, body) {
      groups.push(name);
      body();
      groups.pop();
    },
    it: (sentence, body) =>
      void cases.push({ group: groups.join(' · '), sentence, run: body as unknown as CheckCase['run'] }),
  });
  return cases;
}

/** Those whose group or sentence has all of the words. */
export function chooseCases(cases: readonly CheckCase[], words: readonly string[]): readonly CheckCase[] {
  return cases.filter(({ group, sentence }) => {
    const text = `${group} ${sentence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** One after the other, so that a server is asked as a few readers ask it. @param done hears of each group when it is through. */
export async function runCases(
  cases: readonly CheckCase[],
  patience: Patience,
  done: (group: readonly CaseResult[]) => void,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const group of new Set(cases.map((each) => each.group))) {
    const own: CaseResult[] = [];
    for (const each of cases) if (each.group === group) own.push(await runCase(each, patience));
    results.push(...own);
    done(own);
  }
  return results;
}

async function runCase({ group, sentence, run }: CheckCase, patience: Patience): Promise<CaseResult> {
  const place = { group, sentence };
  const refusals = patience.refusals();
  try {
    return { ...place, result: (await run()) ?? 'holds' };
  } catch (error) {
    // A limit that could not be waited for is the reason of whatever followed.
    if (patience.refusals() > refusals) return { ...place, result: 'limited' };
    if (error instanceof BrokenRule) return { ...place, result: 'broken', seen: error.seen, mend: error.mend };
    throw error;
  }
}
