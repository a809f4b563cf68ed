import { describe, it } from 'vitest';
import { adapterSuite } from '../../../src/testing/index.js';
import { localStorageHarness, mapStorage } from './local-storage-harness.js';

describe('localStorageAdapter keeps the contract', () => {
  describe('where comments are published at once', () =>
    adapterSuite({ describe, it }, async () => localStorageHarness({ storage: mapStorage() })));
  describe('where they wait', () =>
    adapterSuite({ describe, it }, async () => localStorageHarness({ storage: mapStorage(), moderation: 'pre' })));
  describe('where nothing can be changed, with fields of its own', () =>
    adapterSuite({ describe, it }, async () =>
      localStorageHarness({ storage: mapStorage(), editSeconds: 0, fields: 'name email* content*' }),
    ));
});
