import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openServer, type Notice, type ReferenceServerOptions } from '../../../../src/server/index.js';
import { readNotifyVariables } from '../../../../src/server/notify/notify-variables.js';
import { draft, ownerToken } from '../../../support/backend.js';
import { openReceiver, secret, until } from './fixtures.js';
import { openSmtpServer } from './smtp-server.js';

async function open(options: ReferenceServerOptions) {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'ykien-notify-')));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const site = { challenge: 'none' } as const;
  const server = await openServer({ port: 0, site, ownerToken, ...options, dataDir });
  return { ...server, dataDir };
}

async function send(url: string, content = 'Xin sửa đoạn trước chợ.'): Promise<number> {
  const body = JSON.stringify(
    draft({ page: { id: '/a', url: `${url}/a`, title: 'Tin' }, fields: { ...draft().fields, content } }),
  );
  return (await fetch(`${url}/v1/comments`, { method: 'POST', body, headers: { 'content-type': 'application/json' } }))
    .status;
}

describe('the reference server', () => {
  it('tells a webhook and a mailbox, with a link to its moderators', async () => {
    const [{ received, url: hook }, { mails, url: smtp }] = [await openReceiver(), await openSmtpServer()];
    const { url, close } = await open({
      webhooks: [{ url: hook, secret }],
      mail: { smtp, to: 'owner@example.vn', from: 'owner@example.vn' },
    });
    expect(await send(url)).toBe(202);
    await until(() => received.length === 1 && mails.length === 1);
    await close();
    expect(received[0]?.message).toMatchObject({ type: 'new', comment: { content: 'Xin sửa đoạn trước chợ.' } });
    expect(mails[0]?.text).toContain(`Duyệt: ${url}/admin`);
  });

  it('answers at once while a receiver never does, closes all the same, and tells it after the next start', async () => {
    let status = 0;
    const { received, url: hook } = await openReceiver(() => status);
    const notices: Notice[] = [];
    let now = Date.now();
    const options = {
      webhooks: [{ url: hook, secret }],
      notice: (notice: Notice) => void notices.push(notice),
      now: () => now,
    };
    const first = await open(options);
    expect(await send(first.url)).toBe(202);
    await until(() => received.length === 1);
    expect(await send(first.url, 'Một ý kiến khác của tôi.')).toBe(202);
    await first.close();
    expect(notices.every(({ error }) => error === 'closing')).toBe(true);
    status = 204;
    now += 60_000;
    const second = await open({ ...options, dataDir: first.dataDir });
    await until(() => received.length >= 3);
    await second.close();
    const ids = new Set(received.map(({ message }) => message.id));
    expect(ids.size).toBe(2);
    expect(received.filter(({ message }) => message.id === received[0]?.message.id).length).toBe(2);
  });

  it('does not start with a wrong hook', async () => {
    await expect(open({ webhooks: [{ url: 'http://example.vn', secret }] })).rejects.toThrow('must be HTTPS');
    await expect(open({ mail: { smtp: '', to: 'a@example.vn', from: 'a@example.vn' } })).rejects.toThrow('"smtp"');
  });
});

describe('the variables of the command line', () => {
  it('name a webhook and a mailbox', () => {
    expect(readNotifyVariables({})).toEqual({});
    expect(
      readNotifyVariables({
        YKIEN_WEBHOOK_URL: 'https://example.vn/hook',
        YKIEN_WEBHOOK_SECRET: secret,
        YKIEN_SMTP_URL: 'smtps://mail.example.vn',
        YKIEN_MAIL_TO: 'a@example.vn, b@example.vn',
        YKIEN_MAIL_LANGUAGE: 'en',
        YKIEN_ADMIN_URL: 'https://example.vn/admin',
      }),
    ).toEqual({
      webhooks: [{ url: 'https://example.vn/hook', secret }],
      mail: {
        smtp: 'smtps://mail.example.vn',
        to: ['a@example.vn', 'b@example.vn'],
        from: 'a@example.vn',
        language: 'en',
        adminUrl: 'https://example.vn/admin',
      },
    });
  });

  it.each([
    [{ YKIEN_WEBHOOK_URL: 'https://example.vn' }, 'YKIEN_WEBHOOK_SECRET'],
    [{ YKIEN_SMTP_URL: 'smtps://mail.example.vn' }, 'YKIEN_MAIL_TO'],
    [{ YKIEN_MAIL_TO: 'a@example.vn' }, 'YKIEN_SMTP_URL'],
  ])('say what is missing beside %j', (env, missing) => {
    expect(() => readNotifyVariables(env)).toThrow(missing);
  });
});
