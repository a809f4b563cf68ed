import { describe, it } from 'vitest';
import { memoryStore } from '../../../../src/server/stores/memory.js';
import { storeSuite } from '../../../../src/testing/store-suite.js';

describe('memoryStore', () => {
  storeSuite({ describe, it }, async () => {
    const store = memoryStore();
    return { store, dispose: () => store.close() };
  });
});
