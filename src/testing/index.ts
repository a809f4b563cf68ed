import { articleRules } from './article-rules.js';
import { challengeRules } from './challenge-rules.js';
import { commentRules } from './comment-rules.js';
import { fieldRules } from './field-rules.js';
import { generalRules } from './general-rules.js';
import { liveRules } from './live-rules.js';
import { ownCommentRules } from './own-comment-rules.js';
import { pageRules } from './page-rules.js';
import { richRules } from './rich-rules.js';
import { ruleOf } from './rule.js';
import type { CreateHarness, TestRunner } from './runner.js';
import { submitRules } from './submit-rules.js';
import { threadRules } from './thread-rules.js';
import { voteRules } from './vote-rules.js';

export type { ModerationHarness } from './moderation-fixture.js';
export { moderationSuite } from './moderation-rules.js';
export { BrokenRule, type CaseNote } from './rule.js';
export type { CreateHarness, Harness, TestRunner, Wish } from './runner.js';
export { storeSuite, type StoreFixture, type StoreTestRunner } from './store-suite.js';

/**
 * Proves that an adapter keeps the contract: one case per sentence of `Adapter`, named by it. A case about a method that is absent
 * proves the absence; an ability that is declared is tested, one that is not is not expected.
 *
 * ```ts
 * import { describe, it } from 'vitest';
 * adapterSuite({ describe, it }, () => ({ adapter: myAdapter({ … }), page, otherPage }));
 * ```
 * @param create makes one backend for one case, empty but for its articles.
 */
export function adapterSuite(runner: TestRunner, create: CreateHarness): void {
  const rule = ruleOf(runner, create);
  runner.describe('every method', () => generalRules(rule));
  runner.describe('openPage, describeForm, commentStatus, recordView', () => pageRules(rule));
  runner.describe('submitComment', () => {
    submitRules(rule);
    fieldRules(rule);
  });
  runner.describe('requestChallenge, requestSound', () => challengeRules(rule));
  runner.describe('listComments, countComments', () => {
    commentRules(rule);
    threadRules(rule);
    richRules(rule);
  });
  runner.describe('vote, reportComment', () => voteRules(rule));
  runner.describe('editComment, deleteComment', () => ownCommentRules(rule));
  runner.describe('watch', () => liveRules(rule));
  runner.describe('listArticles', () => articleRules(rule));
}
