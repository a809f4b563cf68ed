import { describe, expect, it, vi } from 'vitest';
import { createMailHook, type MailOptions } from '../../../../src/server/index.js';
import { readSmtp } from '../../../../src/server/notify/mail-hook.js';
import { draft } from '../../../support/backend.js';
import { openBackend, submitted, writing } from '../scoring/fixtures.js';
import { approve, notify } from './fixtures.js';
import { openSmtpServer } from './smtp-server.js';

const addresses = { to: 'chu.trang@example.vn', from: 'Bình luận <binhluan@example.vn>' };

async function openMail(rules: Parameters<typeof openBackend>[0] = {}, more: Partial<MailOptions> = {}) {
  const smtp = await openSmtpServer();
  const backend = openBackend(rules);
  const hook = await createMailHook({ ...addresses, smtp: smtp.url, ...more });
  return { ...smtp, backend, ...(await notify(backend, [hook])) };
}

describe('mail', () => {
  it('tells the owner of a new comment, in Vietnamese and plain text', async () => {
    const { mails, backend, notifier } = await openMail(
      { moderation: 'pre' },
      { adminUrl: 'https://example.vn/admin' },
    );
    const { id } = await submitted(backend, writing('Xin sửa đoạn trước chợ.\n\nCảm ơn.'));
    await notifier.deliver();
    expect(mails).toHaveLength(1);
    const { from, to, headers, text } = mails[0]!;
    expect(from).toContain('<binhluan@example.vn>');
    expect(to).toEqual(['<chu.trang@example.vn>']);
    expect(headers.get('subject')).toBe('Bình luận mới chờ duyệt: Đường hỏng');
    expect(headers.get('from')).toBe('Bình luận <binhluan@example.vn>');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('message-id')).toMatch(/^<default\.mail\.\d+\.[0-9a-z]+@example\.vn>$/);
    expect(text.trimEnd()).toBe(
      [
        'Trần Thị Bích viết tại "Tin":',
        '',
        '> Đường hỏng',
        '>',
        '> Xin sửa đoạn trước chợ.',
        '>',
        '> Cảm ơn.',
        '',
        `Trang: https://example.vn/news/42#yk-c-${id}`,
        'Duyệt: https://example.vn/admin',
      ].join('\n'),
    );
  });

  it('speaks English when asked to, to several people, of what was asked', async () => {
    const to = ['one@example.vn', 'Two <two@example.vn>'];
    const { mails, backend, notifier } = await openMail(
      { moderation: 'pre' },
      { language: 'en', to, events: ['approved'], adminUrl: () => 'https://example.vn/admin' },
    );
    const { id } = await submitted(backend);
    await approve(backend.store, id, backend.now);
    await notifier.deliver();
    expect(mails.map(({ headers }) => headers.get('subject'))).toEqual(['Comment published: Đường hỏng']);
    expect(mails[0]?.to).toEqual(['<one@example.vn>', '<two@example.vn>']);
    expect(mails[0]?.text).toContain('Trần Thị Bích wrote on "Tin":');
    expect(mails[0]?.text).toContain('Moderate: https://example.vn/admin');
  });

  it('holds no phone, e-mail, address or agent', async () => {
    const { mails, backend, notifier } = await openMail({ fields: 'name phone email title content*' });
    const fields = { name: 'Bích', content: 'Chào', phone: '0912345678', email: 'canary@example.vn' };
    await backend.post('/v1/comments', draft({ fields }), { 'user-agent': 'canary-agent' }, '203.0.113.99');
    await notifier.deliver();
    expect(mails).toHaveLength(1);
    const all = JSON.stringify([mails, [...mails[0]!.headers]]);
    for (const canary of ['0912345678', '912345678', 'canary', '203.0.113.99']) {
      expect(all.includes(canary), canary).toBe(false);
    }
  });

  it('lets nothing of a stranger become a header, or pass for ours', async () => {
    const { mails, backend, notifier } = await openMail();
    const evil = 'Chào\r\nBcc: all@example.vn\r\n\r\nX\u2028Y\u0085Z\u202e';
    // As an import may have stored it: the text rules of a submit leave no line break in a title.
    const stored = await submitted(backend);
    const content = 'A\r\nDuyệt: https://evil.example\rB\n.\nC';
    const fields = { name: evil, title: evil.repeat(50), content };
    const queued = (await backend.store.findQueued('default', stored.id))!;
    vi.spyOn(backend.store, 'findQueued').mockResolvedValue({ ...queued, fields });
    await notifier.deliver();
    const { headers, text, to } = mails[0]!;
    expect(headers.has('bcc')).toBe(false);
    expect(to).toEqual(['<chu.trang@example.vn>']);
    expect([...headers.get('subject')!].length).toBe(120);
    expect(headers.get('subject')).toMatch(/^Bình luận mới: Chào Bcc: all@example\.vn X Y Z Chào/);
    const own = text.split('\n').filter((line) => !line.startsWith('>'));
    expect(own[0]).toBe('Chào Bcc: all@example.vn X Y Z viết tại "Tin":');
    expect(own.some((line) => line.startsWith('Duyệt'))).toBe(false);
    expect(text).toContain('> .\n> C');
  });

  it('that the mail server refuses is tried again, and the log quotes no address', async () => {
    const { url } = await openSmtpServer({ onRcpt: '550 no chu.trang@example.vn here' });
    const backend = openBackend();
    const { notifier, notices } = await notify(backend, [await createMailHook({ ...addresses, smtp: url })]);
    await submitted(backend);
    await notifier.deliver();
    expect(notices).toMatchObject([{ notice: 'delivery-failed', name: 'mail', error: 'EENVELOPE 550' }]);
    expect(JSON.stringify(notices)).not.toContain('example');
  });

  it('says nothing to a server that has no TLS and must have it', async () => {
    const { mails, url } = await openSmtpServer();
    const backend = openBackend();
    const mail = await createMailHook({ ...addresses, smtp: { url, requireTLS: true } });
    const { notifier, notices } = await notify(backend, [mail]);
    await submitted(backend);
    await notifier.deliver();
    expect(mails).toHaveLength(0);
    expect(notices).toMatchObject([{ notice: 'delivery-failed', name: 'mail' }]);
  });

  it.each([
    ['smtp://mail.example.vn:587', true],
    ['smtp://u:p@mail.example.vn?requireTLS=false', false],
    ['smtp://127.0.0.1:1025', false],
    ['smtp://localhost', false],
    ['smtp://[::1]:25', false],
    ['smtp://127.0.0.1.example.vn', true],
  ])('by %s must have TLS: %s', (url, requireTLS) => {
    expect(readSmtp(url)).toMatchObject({ url, requireTLS });
  });

  it.each([
    [{ to: 'nobody' }, 'Option "to"'],
    [{ to: [] }, 'Option "to"'],
    [{ to: 'a@example.vn\r\nBcc: b@example.vn' }, 'Option "to"'],
    [{ from: '' }, 'Option "from"'],
    [{ smtp: 'https://example.vn' }, 'Option "smtp"'],
    [{ smtp: 'mail.example.vn' }, 'Option "smtp"'],
    [{ language: 'fr' as 'en' }, 'Option "language"'],
    [{ events: ['gone' as 'new'] }, 'Option "events"'],
  ])('with %j is refused at the start', async (wrong, message) => {
    await expect(createMailHook({ ...addresses, smtp: 'smtp://127.0.0.1', ...wrong })).rejects.toThrow(message);
  });

  it('without its package says what to install', async () => {
    vi.doMock('nodemailer', () => {
      throw new Error('Cannot find package');
    });
    try {
      await expect(createMailHook({ ...addresses, smtp: 'smtp://127.0.0.1' })).rejects.toThrow('npm i nodemailer');
    } finally {
      vi.doUnmock('nodemailer');
    }
  });
});
