import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpModeration } from '../../../src/adapters/http-moderation.js';

type Call = (client: ReturnType<typeof httpModeration>) => Promise<unknown>;

const calls: Readonly<Record<string, Call>> = {
  whoAmI: (client) => client.whoAmI(),
  listQueue: (client) => client.listQueue(),
  search: (client) => client.listQueue({ search: 'đường' }),
  countQueue: (client) => client.countQueue(),
  getItem: (client) => client.getItem('a'),
  decide: (client) => client.decide([{ comment: 'a', to: 'spam' }]),
  reveal: (client) => client.reveal('a'),
  listRevisions: (client) => client.listRevisions('a'),
  listReports: (client) => client.listReports('a'),
  reply: (client) => client.reply('a', 'Chào'),
  closePage: (client) => client.closePage('/a', true),
  listAudit: (client) => client.listAudit(),
  listBans: (client) => client.listBans(),
  addBan: (client) => client.addBan({ kind: 'word', effect: 'spam', value: 'vay' }),
  removeBan: (client) => client.removeBan('a'),
  exportComments: (client) => client.exportComments('csv'),
  previewErase: (client) => client.previewErase({ phone: '0912345678' }),
  erase: (client) => client.erase({ phone: '0912345678' }, 'x'),
};

const before = (body: string, type = 'application/json', status = 200) =>
  httpModeration({
    endpoint: '/',
    token: 'a-token',
    fetch: () => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } })),
  });

describe.each(Object.entries(calls))('%s', (_name, call) => {
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['a number that is none', '1e400'],
    ['half an answer', '{"items":[{"id":'],
    ['a template in disguise', '{"_$litType$":1,"strings":["<img src=x onerror=alert(1)>"],"values":[]}'],
    ['another shape', '{"items":{},"fields":[],"name":1,"decided":[{}],"comments":"1"}'],
  ])('takes %s for a protocol error', async (_, body) => {
    await expect(call(before(body))).rejects.toMatchObject({ code: 'protocol' });
  });

  it('takes a portal’s page for a protocol error', async () => {
    await expect(call(before('<!doctype html><p>Sign in', 'text/html'))).rejects.toMatchObject({ code: 'protocol' });
  });

  it('takes a proxy’s refusals by their status', async () => {
    await expect(call(before('<p>no', 'text/html', 401))).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(call(before('<p>no', 'text/html', 403))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(call(before('<p>no', 'text/html', 502))).rejects.toMatchObject({ code: 'server', outcome: 'unknown' });
  });
});

describe('fields from a hostile server', () => {
  it('set no prototype and hold texts only', async () => {
    const fields = await before('{"fields":{"__proto__":"x","constructor":"y","name":"An"}}').reveal('a');
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.entries(fields)).toHaveLength(3);
    await expect(before('{"fields":{"name":{"toString":1}}}').reveal('a')).rejects.toMatchObject({ code: 'protocol' });
  });

  it('leave behind what the protocol does not name', async () => {
    const moderator = await before('{"name":"mai","role":"owner","token":"x","__proto__":{"admin":true}}').whoAmI();
    expect(moderator).toEqual({ name: 'mai', role: 'owner' });
  });
});

describe('a redirect', () => {
  const listen = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('is not followed: the token goes nowhere else', async () => {
    let heard = 0;
    const elsewhere = await listen((_, answer) => {
      heard++;
      answer.end('{"name":"mai","role":"owner"}');
    });
    const endpoint = await listen((_, answer) => {
      answer.writeHead(307, { location: `${elsewhere}/v1/moderation/me` }).end();
    });
    await expect(httpModeration({ endpoint, token: 'a-token' }).whoAmI()).rejects.toMatchObject({ code: 'network' });
    expect(heard).toBe(0);
  });
});
