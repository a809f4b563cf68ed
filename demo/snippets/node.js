import { serve } from 'ykien/server';
import { handler } from './handler.js';

await serve({ handler, port: Number(process.env.PORT ?? 8787) });
