import { createHandler, loadSecret, sqliteStore } from 'ykien/server';

export const handler = createHandler({
  secret: await loadSecret('data'), // made at the first start
  store: sqliteStore({ path: 'data/ykien.db' }),
  site: { origins: [process.env.ORIGIN ?? 'https://example.vn'] }, // whose pages may write
  basePath: '/api',
});
