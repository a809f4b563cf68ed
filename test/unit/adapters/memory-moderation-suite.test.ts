import { describe, it } from 'vitest';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import { CommentError } from '../../../src/core/error.js';
import { moderationSuite, type ModerationHarness } from '../../../src/testing/index.js';
import { otherPage, page } from '../testing/sample-articles.js';
import { steppingClock } from '../testing/stepping-clock.js';

async function harness(latencyMs: number): Promise<ModerationHarness> {
  const adapter = memoryAdapter({ challenge: 'none', now: steppingClock().now, latencyMs });
  const refuse = (): never => {
    throw new CommentError('unauthorized');
  };
  return {
    adapter,
    moderation: memoryModeration(adapter, { latencyMs }),
    moderator: memoryModeration(adapter, { moderator: { name: 'lan', role: 'moderator' } }),
    stranger: memoryModeration(adapter, { intercept: refuse }),
    page,
    otherPage,
    dispose: () => undefined,
  };
}

describe('memoryModeration keeps the contract', () => {
  describe('at once', () => moderationSuite({ describe, it }, () => harness(0)));
  describe('when every answer takes a millisecond', () => moderationSuite({ describe, it }, () => harness(1)));
});
