import { createHandler, loadSecret, serve, sqliteStore } from 'ykien/server';

const handler = createHandler({
  secret: await loadSecret('data'),
  store: sqliteStore({ path: 'data/ykien.db' }),
  site: { origins: [process.env.ORIGIN ?? 'https://example.vn'] },
});
const { url } = await serve({ handler, port: Number(process.env.PORT ?? 8787) });
console.log(url);
