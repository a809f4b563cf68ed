import type { Abilities, Adapter } from '../contract/adapter.js';
import { ensure, name } from './assert.js';
import { fixture, type Fixture } from './fixture.js';
import type { CreateHarness, Method, TestRunner, Wish } from './runner.js';

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

/** What a failing case throws: the parts of its message, for whoever prints a report. */
export class BrokenRule extends Error {
  /** The sentence of the contract. */
  readonly rule: string;
  /** What was seen instead. */
  readonly seen: string;
  /** What to do about it. */
  readonly mend: string;

  constructor(rule: string, mend: string, cause: unknown) {
    const seen = name(cause).replace(/^Error: /, '');
    super(`Broken rule: ${rule}\n  ${seen}\n  To mend it: ${mend}`, { cause });
    this.name = 'BrokenRule';
    this.rule = rule;
    this.seen = seen;
    this.mend = mend;
  }
}

/**
 * What a case that holds resolves with. `absent`: the method is not there, and that was proved · `unseen`: comments that are sent do not become public, because
 * nobody moderates, so that what follows from that was not looked at · nothing: everything was. Runners pay no attention to it.
 */
export type CaseNote = 'absent' | 'unseen' | undefined;

/** Registers one sentence of the contract as a case. */
export type Rule = (sentence: string, options: RuleOptions, body: (fixture: Fixture) => Promise<void>) => void;

export function ruleOf(runner: TestRunner, create: CreateHarness): Rule {
  return (sentence, { needs = [], mend, challenge = 'none' }, body) => {
    const run = async (): Promise<CaseNote> => {
      const harness = await create({ challenge });
      try {
        const absent = needs.filter((method) => !harness.adapter[method]);
        for (const method of absent) proveAbsence(harness.adapter, harness.adapter.abilities, method);
        if (absent.length > 0) return 'absent';
        const each = fixture(harness);
        await body(each);
        return each.unseen() ? 'unseen' : undefined;
      } catch (error) {
        throw new BrokenRule(sentence, mend, error);
      } finally {
        await harness.dispose?.();
      }
    };
    runner.it(sentence, run as () => Promise<void>);
  };
}

/** Elements ask `if (adapter.method)`, and hide what cannot be done; an ability that belongs to the method would bring it back. */
export function proveAbsence(adapter: Pick<Adapter, Method>, abilities: Abilities | undefined, method: Method): void {
  const { articleKinds = [], articleDates, resend = 'never', maxDepth = 0, editSeconds = 0 } = abilities ?? {};
  const { sorts = [], replies = 'on-demand', findsComment, formatted, voteValues = [], undoVote } = abilities ?? {};
  ensure(adapter[method] === undefined, `adapter.${method} is neither a method nor absent`);
  const promises: Partial<Record<Method, unknown>> = {
    listArticles: articleKinds.length > 0 || articleDates,
    listComments: sorts.length > 0 || replies === 'inline' || !!findsComment || !!formatted,
    vote: voteValues.length > 0 || undoVote,
    submitComment: resend !== 'never' || maxDepth > 0,
    // Either of the two may be there without the other.
    editComment: editSeconds > 0 && !adapter.deleteComment,
  };
  ensure(!promises[method], `abilities promise something that only ${method} could keep`);
}
