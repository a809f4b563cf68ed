import type { Adapter } from '../contract/adapter.js';
import type { Moderation } from '../contract/moderation.js';
import type { PageRef } from '../core/page.js';
import { ensure } from './assert.js';
import { fixture, type Fixture } from './fixture.js';
import { BrokenRule } from './rule.js';
import type { TestRunner } from './runner.js';

/** One backend for one case: its moderators' side, its readers' side, and no comment. It asks for no challenge and shows comments after a moderator has. */
export interface ModerationHarness {
  /** An owner's. */
  readonly moderation: Moderation;
  /** With `submitComment`; the more of the others there are, the more is seen. */
  readonly adapter: Adapter;
  readonly page: PageRef;
  readonly otherPage: PageRef;
  /** The same backend for somebody whose role is `moderator`. */
  readonly moderator?: Moderation;
  /** The same with a token that is wrong or was revoked. */
  readonly stranger?: Moderation;
  /** How long an event of `watch` may take, in milliseconds. Default 4000. */
  readonly patienceMs?: number;
  /** Ends the backend after the case. */
  readonly dispose?: () => void | Promise<void>;
}

/** A harness with what the cases do again and again. Methods are all there: a rule says which it needs. */
export interface ModerationFixture extends Omit<Fixture, 'moderate' | 'dispose'> {
  readonly moderation: Required<Moderation>;
  readonly harness: ModerationHarness;
  /** Sends a comment that waits, and gives its id; some of its fields may be other ones. */
  readonly send: (fields?: Readonly<Record<string, string>>) => Promise<string>;
}

type Needed = Exclude<keyof Moderation, 'name'>;

/** Registers one sentence of the contract as a case; where a needed method is absent there is nothing to prove. */
export type ModerationRule = (
  sentence: string,
  options: { readonly needs?: readonly Needed[]; readonly mend: string },
  body: (fixture: ModerationFixture) => Promise<void>,
) => void;

export function moderationRuleOf(
  runner: TestRunner,
  create: () => ModerationHarness | Promise<ModerationHarness>,
): ModerationRule {
  return (sentence, { needs = [], mend }, body) => {
    runner.it(sentence, async () => {
      const harness = await create();
      try {
        if (needs.every((method) => harness.moderation[method])) await body(fixtureOf(harness));
      } catch (error) {
        throw new BrokenRule(sentence, mend, error);
      } finally {
        await harness.dispose?.();
      }
    });
  };
}

function fixtureOf(harness: ModerationHarness): ModerationFixture {
  const moderation = harness.moderation as Required<Moderation>;
  const base = fixture({
    ...harness,
    moderate: async (comment, to) => {
      await moderation.decide([{ comment, to }]);
    },
  });
  return {
    ...base,
    moderation,
    harness,
    async send(changes = {}) {
      const draft = await base.draft();
      const { id, status } = await base.adapter.submitComment({ ...draft, fields: { ...draft.fields, ...changes } });
      ensure(id !== undefined && status === 'pending', `a comment before a moderator has seen it is ${status}`);
      return id;
    },
  };
}
