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
  const { articleKinds = [], articleDates, resend = 'never' } = abilities ?? {};
  ensure(adapter[method] === undefined, `adapter.${method} is neither a method nor absent`);
  if (method === 'listArticles')
    ensure(articleKinds.length === 0 && !articleDates, 'abilities promise articles without listArticles');
  if (method === 'submitComment')
    ensure(resend === 'never', 'abilities.resend promises something without submitComment');
}
