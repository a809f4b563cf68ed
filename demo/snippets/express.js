import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { verifyChallenge } from 'ykien/server';
import { handler } from './handler.js';

const port = Number(process.env.PORT ?? 8787);
const app = express();
const api = getRequestListener((request, { incoming }) => handler(request, { address: incoming.socket.remoteAddress }));
app.all('/api/{*path}', api);
app.post('/contact', express.urlencoded(), async (request, response) => {
  const question = { endpoint: `http://127.0.0.1:${port}/api`, purpose: 'contact', page: '/contact' };
  const { ok } = await verifyChallenge(question, request.body.human);
  response.status(ok ? 200 : 422).send(ok ? 'Thank you.' : 'The code was not right. Please go back and try again.');
});
app.listen(port, '127.0.0.1');
