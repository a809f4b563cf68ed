import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { handler } from './handler.js';

const app = new Hono();
app.all('/api/*', (context) => handler(context.req.raw, { address: getConnInfo(context).remote.address }));
serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 8787), hostname: '127.0.0.1' });
