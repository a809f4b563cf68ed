import { describe, it } from 'vitest';
import { adapterSuite } from '../../../src/testing/index.js';
import { memoryHarness } from '../testing/memory-harness.js';

describe('memoryAdapter keeps the contract', () => {
  describe('under pre-moderation', () => adapterSuite({ describe, it }, memoryHarness));
  describe('when comments are published at once', () =>
    adapterSuite({ describe, it }, (wish) => memoryHarness(wish, { moderation: 'post' })));
  describe('when every answer takes a millisecond', () =>
    adapterSuite({ describe, it }, (wish) => memoryHarness(wish, { latencyMs: 1 })));
});
