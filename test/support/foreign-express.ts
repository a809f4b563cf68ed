import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';

type Verify = (
  options: { endpoint: string; purpose?: string; page?: string },
  entry: string,
) => Promise<{ ok: boolean }>;

export interface ForeignSite {
  readonly url: string;
  /** Messages that were taken. */
  readonly taken: readonly string[];
  /** Where the Ykien server is, known once that runs. */
  endpoint: string;
  close(): Promise<void>;
}

const cdn = fileURLToPath(new URL('../../dist/cdn', import.meta.url));

/** Somebody else's site: a plain form with a `yk-captcha` in it, and a server that asks the Ykien server about its entry. */
export async function openForeignSite(): Promise<ForeignSite> {
  const server = '../../dist/server/index.js';
  const { verifyChallenge } = (await import(server)) as { verifyChallenge: Verify };
  const taken: string[] = [];
  const app = express();
  app.use('/ykien', express.static(cdn));
  app.get('/lien-he', (_, response) => {
    response.type('html').send(`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Liên hệ</title>
<script type="module" src="/ykien/ykien.js"></script></head>
<body><form method="post" action="/lien-he">
<label>Lời nhắn <input name="message" required></label>
<yk-captcha name="human" purpose="contact" endpoint="${site.endpoint}"></yk-captcha>
<button>Gửi</button></form></body></html>`);
  });
  app.post('/lien-he', express.urlencoded({ extended: false }), async (request, response) => {
    const { message = '', human = '' } = request.body as Record<string, string>;
    const options = { endpoint: site.endpoint, purpose: 'contact', page: '/lien-he' };
    const { ok } = await verifyChallenge(options, human);
    if (ok) taken.push(message);
    response
      .status(ok ? 200 : 422)
      .type('html')
      .send(`<p>${ok ? 'Đã nhận' : 'Mã không đúng'}</p>`);
  });
  const listening = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started));
  });
  const site: ForeignSite = {
    url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    taken,
    endpoint: '',
    close: () =>
      new Promise((resolve) => {
        listening.close(() => resolve());
        listening.closeAllConnections();
      }),
  };
  return site;
}
