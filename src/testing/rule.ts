import type { Abilities, Adapter } from '../contract/adapter.js';
import { ensure, name } from './assert.js';
import { fixture, type Fixture } from './fixture.js';
import type { Harness, Method, TestRunner, Wish } from './runner.js';

export const methods: readonly Method[] = [
  'openPage',
  'describeForm',
  'requestChallenge',
  'requestSound',
  'submitComment',
  'commentStatus',
  'listComments',
  'countComments',
  'vote',
  'editComment',
  'deleteComment',
  'reportComment',
  'watch',
  'listArticles',
  'recordView',
];

export interface RuleOptions extends Partial<Wish> {
  /** Methods that the rule is about. Where one is absent, the case proves its absence instead. */
  readonly needs?: readonly Method[];
  /** What to do about a failure, for whoever writes the adapter. */
  readonly mend: string;
}

/** Registers one sentence of the contract as a case. */
export type Rule = (sentence: string, options: RuleOptions, body: (fixture: Fixture) => Promise<void>) => void;

export function ruleOf(runner: TestRunner, create: (wish: Wish) => Promise<Harness>): Rule {
  return (sentence, { needs = [], mend, challenge = 'none' }, body) => {
    runner.it(sentence, async () => {
      const harness = await create({ challenge });
      try {
        const absent = needs.filter((method) => !harness.adapter[method]);
        for (const method of absent) proveAbsence(harness.adapter, harness.adapter.abilities, method);
        if (absent.length === 0) await body(fixture(harness));
      } catch (error) {
        throw new Error(`Broken rule: ${sentence}\n  ${name(error)}\n  To mend it: ${mend}`, { cause: error });
      } finally {
        await harness.dispose();
      }
    });
  };
}

/** Elements ask `if (adapter.method)`, and hide what cannot be done; an ability that belongs to the method would bring it back. */
export function proveAbsence(adapter: Pick<Adapter, Method>, abilities: Abilities | undefined, method: Method): void {
  const { articleKinds = [], articleDates, resend = 'never', maxDepth = 0, editSeconds = 0 } = abilities ?? {};
  const { sorts = [], replies = 'on-demand', findsComment, voteValues = [], undoVote } = abilities ?? {};
  ensure(adapter[method] === undefined, `adapter.${method} is neither a method nor absent`);
  const promises: Partial<Record<Method, unknown>> = {
    listArticles: articleKinds.length > 0 || articleDates,
    listComments: sorts.length > 0 || replies === 'inline' || findsComment,
    vote: voteValues.length > 0 || undoVote,
    submitComment: resend !== 'never' || maxDepth > 0,
    // Either of the two may be there without the other.
    editComment: editSeconds > 0 && !adapter.deleteComment,
  };
  ensure(!promises[method], `abilities promise something that only ${method} could keep`);
}
