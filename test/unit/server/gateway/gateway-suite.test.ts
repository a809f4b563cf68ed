import { describe, it } from 'vitest';
import { adapterSuite } from '../../../../src/testing/index.js';
import { gatewayHarness } from './gateway-harness.js';

describe('a handler in front of another backend keeps the contract', () => {
  describe('with no port', () => adapterSuite({ describe, it }, (wish) => gatewayHarness(wish)));
  describe('over a socket, where comments are published at once', () =>
    adapterSuite({ describe, it }, (wish) => gatewayHarness(wish, { socket: true, moderation: 'post' })));
});
