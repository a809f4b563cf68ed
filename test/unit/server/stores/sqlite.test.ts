import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { sqliteStore } from '../../../../src/server/stores/sqlite.js';
import { storeSuite } from '../../../../src/testing/store-suite.js';

describe('sqliteStore', () => {
  storeSuite({ describe, it }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ykien-store-'));
    const path = join(folder, 'comments.db');
    let store = sqliteStore({ path });
    return {
      store,
      async reopen() {
        await store.close();
        store = sqliteStore({ path });
        return store;
      },
      async dispose() {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
});
