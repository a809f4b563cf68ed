import { wordpressAdapter } from 'ykien/adapters/wordpress';
import { createHandler, loadSecret, sqliteStore } from 'ykien/server';

export const handler = createHandler({
  secret: await loadSecret('data'), // made at the first start
  store: sqliteStore({ path: 'data/ykien.db' }), // holds each comment until WordPress has it
  upstream: wordpressAdapter({ endpoint: process.env.WORDPRESS ?? 'https://tin.example.vn' }),
  site: { origins: [process.env.ORIGIN ?? 'https://example.vn'], challenge: 'always' },
  basePath: '/api',
});
