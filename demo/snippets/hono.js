import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { createHandler, loadSecret, sqliteStore } from 'ykien/server';

const handler = createHandler({
  secret: await loadSecret('data'),
  store: sqliteStore({ path: 'data/ykien.db' }),
  site: { origins: [process.env.ORIGIN ?? 'https://example.vn'] },
  basePath: '/api',
});

const app = new Hono();
app.all('/api/*', (context) => handler(context.req.raw, { address: getConnInfo(context).remote.address }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8787), hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`http://127.0.0.1:${port}`),
);
