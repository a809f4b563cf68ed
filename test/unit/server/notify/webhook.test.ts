import { describe, expect, it } from 'vitest';
import { createWebhook, verifyWebhook } from '../../../../src/server/index.js';
import { draft } from '../../../support/backend.js';
import { openBackend, submitted, writing } from '../scoring/fixtures.js';
import { approve, notify, openReceiver, secret, until, webhook } from './fixtures.js';

describe('a webhook', () => {
  it('is told of a new, an approved and a reported comment', async () => {
    const backend = openBackend({ moderation: 'pre' });
    const { received, url } = await openReceiver();
    const { notifier } = await notify(backend, [webhook(backend, url)]);
    const { id } = await submitted(backend);
    await until(() => received.length === 1);
    await approve(backend.store, id, backend.now);
    await until(() => received.length === 2);
    const report = { site: 'default', comment: id, reader: 'r', reason: 'spam', createdAt: backend.now } as const;
    await backend.store.report(report);
    await until(() => received.length === 3);
    await notifier.deliver();
    expect(received.map(({ message }) => [message.type, message.comment.status])).toEqual([
      ['new', 'pending'],
      ['approved', 'published'],
      ['reported', 'published'],
    ]);
  });

  it('gets page and comment as JSON, and what kind it is in a header', async () => {
    const backend = openBackend();
    const { received, url } = await openReceiver();
    const { notifier } = await notify(backend, [webhook(backend, url, { events: ['new'] })]);
    const parent = await submitted(backend);
    await notifier.deliver();
    const { id } = await submitted(backend, writing('Tôi cũng thấy vậy.', { parent: parent.id }));
    await notifier.deliver();
    const { path, headers, message } = received[1]!;
    expect(path).toBe('/hook');
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'ykien-event': 'new' });
    expect(headers['ykien-delivery']).toBe(message.id);
    // A reply is younger than what it answers.
    const at = new Date(backend.now + 1).toISOString();
    expect(message).toEqual({
      id: expect.stringMatching(/^default\.webhook\.\d+\.[0-9a-z]+$/) as string,
      type: 'new',
      at,
      site: 'default',
      page: { id: '/news/42', url: 'https://example.vn/news/42', title: 'Tin' },
      comment: {
        id,
        parent: parent.id,
        status: 'published',
        name: 'Trần Thị Bích',
        title: 'Đường hỏng',
        content: 'Tôi cũng thấy vậy.',
        created: at,
      },
    });
  });

  it('gets no phone, e-mail, address, agent, key or token', async () => {
    const backend = openBackend({ fields: 'name phone email title content*', moderation: 'post' });
    const { received, url } = await openReceiver();
    const { notifier, notices } = await notify(backend, [webhook(backend, url)]);
    const fields = { name: 'Bích', content: 'Chào', phone: '0912345678', email: 'canary@example.vn' };
    const sent = draft({ fields, readerKey: 'k'.repeat(43) });
    const response = await backend.post('/v1/comments', sent, { 'user-agent': 'canary-agent' }, '203.0.113.99');
    const { token } = (await response.json()) as { token: string };
    await notifier.deliver();
    expect(received).toHaveLength(2);
    const all = JSON.stringify([received, notices]);
    for (const canary of ['0912345678', '912345678', 'canary', '203.0.113.99', 'kkkk', sent.submissionId, token]) {
      expect(all.includes(canary), canary).toBe(false);
    }
  });

  it('is signed with the time, so that a receiver can tell who sent it and when', async () => {
    const backend = openBackend();
    const { received, url } = await openReceiver();
    const { notifier } = await notify(backend, [webhook(backend, url, { events: ['new'] })]);
    await submitted(backend);
    await notifier.deliver();
    const { body, headers } = received[0]!;
    const header = headers['ykien-signature'] as string;
    expect(header).toMatch(new RegExp(`^t=${backend.now / 1000},v1=[0-9a-f]{64}$`));
    const now = () => backend.now;
    expect(await verifyWebhook(secret, header, body, { now })).toBe(true);
    expect(await verifyWebhook(secret, header, new TextEncoder().encode(body), { now })).toBe(true);
    expect(await verifyWebhook('another secret here', header, body, { now })).toBe(false);
    expect(await verifyWebhook(secret, header, `${body} `, { now })).toBe(false);
    expect(await verifyWebhook(secret, header.replace(/t=\d/, 't=2'), body, { now })).toBe(false);
    expect(await verifyWebhook(secret, header, body, { now: () => backend.now + 300_001 })).toBe(false);
    expect(await verifyWebhook(secret, header, body, { now: () => backend.now - 300_001 })).toBe(false);
    expect(await verifyWebhook(secret, header, body, { now: () => backend.now + 300_001, toleranceMs: 1e6 })).toBe(
      true,
    );
    for (const wrong of [null, undefined, '', 't=1', 'v1=', 't=,v1=', 't=1e9,v1=x']) {
      expect(await verifyWebhook(secret, wrong, body, { now }), String(wrong)).toBe(false);
    }
  });

  it('that redirects has not taken the message, and nobody follows', async () => {
    const backend = openBackend();
    const { received, url } = await openReceiver(() => 307);
    const { notifier, notices } = await notify(backend, [webhook(backend, url, { events: ['new'] })]);
    await submitted(backend);
    await notifier.deliver();
    expect(received.map(({ path }) => path)).toEqual(['/hook']);
    expect(notices).toMatchObject([{ notice: 'delivery-failed', name: 'webhook', error: 'status 307' }]);
  });

  it.each([
    'http://example.vn/hook',
    'http://10.0.0.1/hook',
    'http://127.0.0.1.example.vn/hook',
    'http://[::2]/hook',
    'ftp://example.vn/hook',
    '/hook',
    '',
  ])('does not go to %s', (url) => {
    expect(() => createWebhook({ url, secret })).toThrow('must be HTTPS');
  });

  it.each(['https://example.vn/hook', 'https://10.0.0.1', 'http://127.0.0.1:1', 'http://127.9.9.9', 'http://[::1]:1'])(
    'may go to %s',
    (url) => {
      expect(createWebhook({ url, secret }).name).toBe('webhook');
    },
  );

  it('with another mistake is refused at the start', () => {
    const url = 'https://example.vn';
    expect(() => createWebhook({ url: 'https://a:b@example.vn', secret })).toThrow('user name');
    expect(() => createWebhook({ url, secret: 'short' })).toThrow('Option "secret"');
    expect(() => createWebhook({ url, secret, events: [] })).toThrow('Option "events"');
    expect(() => createWebhook({ url, secret, events: ['gone' as 'new'] })).toThrow('new, edited, approved, reported');
  });
});
