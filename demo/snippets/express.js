import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createHandler, loadSecret, sqliteStore, verifyChallenge } from 'ykien/server';

const handler = createHandler({
  secret: await loadSecret('data'),
  store: sqliteStore({ path: 'data/ykien.db' }),
  site: { origins: [process.env.ORIGIN ?? 'https://example.vn'] },
});
const api = getRequestListener((request, { incoming }) => handler(request, { address: incoming.socket.remoteAddress }));

const app = express();
app.use('/api', api);

// The form with a yk-captcha, further up.
app.post('/contact', express.urlencoded({ extended: false }), async (request, response) => {
  const endpoint = `http://127.0.0.1:${listening.address().port}/api`;
  const { ok } = await verifyChallenge({ endpoint, purpose: 'contact', page: '/contact' }, request.body.human);
  response.status(ok ? 200 : 422).send(ok ? 'Thank you.' : 'The code was not right. Please go back and try again.');
});

const listening = app.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${listening.address().port}`),
);
