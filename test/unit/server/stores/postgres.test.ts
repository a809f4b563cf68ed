import { describe, it } from 'vitest';
import { postgresStore } from '../../../../src/server/stores/postgres.js';
import { storeSuite } from '../../../../src/testing/store-suite.js';
import { freshSchema, useServer } from './postgres-server.js';

const server = useServer(['fsync=off']);

describe('postgresStore', () => {
  storeSuite({ describe, it }, async () => {
    const options = { url: server.url, schema: freshSchema(), connections: 4, allowVolatile: true };
    let store = await postgresStore(options);
    return {
      store,
      async reopen() {
        await store.close();
        store = await postgresStore(options);
        return store;
      },
      dispose: () => store.close(),
    };
  });
});
