import { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { akismetChecker } from '../../../../src/server/index.js';
import { draft } from '../../../support/backend.js';
import { openBackend, submitted, writing } from './fixtures.js';

/** Answers as the service does, and keeps what it was sent. */
function service(answer: () => Response) {
  const calls: { url: string; init: RequestInit; form: Record<string, string> }[] = [];
  const send = async (url: string | URL | Request, init: RequestInit = {}) => {
    calls.push({ url: new Request(url).url, init, form: Object.fromEntries(init.body as URLSearchParams) });
    return answer();
  };
  return { calls, checker: akismetChecker({ key: 'abc123', blog: 'https://example.vn', fetch: send }) };
}

describe('the Akismet checker', () => {
  it('asks with the fields of the service, and without phone and e-mail', async () => {
    const { calls, checker } = service(() => new Response('false'));
    const backend = openBackend({ fields: 'name phone email title content*' }, { checkers: [checker] });
    const fields = { ...draft().fields, phone: '0912345678', email: 'canary@example.vn' };
    await backend.post('/v1/comments', draft({ fields }), { 'user-agent': 'Agent/1' });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe('https://rest.akismet.com/1.1/comment-check');
    expect(calls[0]?.init.method).toBe('POST');
    expect(new Request('https://x.vn', calls[0]?.init).headers.get('content-type')).toContain(
      'application/x-www-form-urlencoded',
    );
    expect(calls[0]?.form).toEqual({
      api_key: 'abc123',
      blog: 'https://example.vn',
      user_ip: '203.0.113.7',
      user_agent: 'Agent/1',
      permalink: 'https://example.vn/news/42',
      comment_type: 'comment',
      comment_author: 'Trần Thị Bích',
      comment_content: 'Đường hỏng\n\nXin sửa cầu này.',
      blog_charset: 'UTF-8',
    });
  });

  it('calls a reply a reply', async () => {
    const { calls, checker } = service(() => new Response('false'));
    const backend = openBackend({}, { checkers: [checker] });
    const parent = await submitted(backend);
    await submitted(backend, writing('Tôi cũng thấy vậy.', { parent: parent.id }));
    expect(calls[1]?.form.comment_type).toBe('reply');
  });

  it.each([
    ['false', {}, { status: 'published', score: 0 }],
    ['true', {}, { status: 'pending', score: 6, reasons: ['akismet'] }],
    ['true', { 'x-akismet-pro-tip': 'discard' }, { status: 'pending', score: 10, reasons: ['akismet'] }],
    ['invalid', { 'x-akismet-debug-help': 'x' }, { status: 'published', score: 0 }],
    ['<html>', {}, { status: 'published', score: 0 }],
  ])('takes the answer %s %j', async (answer, headers, expected) => {
    const { checker } = service(() => new Response(answer, { headers: headers as Record<string, string> }));
    expect(await submitted(openBackend({}, { checkers: [checker] }))).toMatchObject(expected);
  });

  it('does not send a comment whose address is not known', async () => {
    const { calls, checker } = service(() => new Response('true'));
    const { handler } = openBackend({}, { checkers: [checker] });
    const body = JSON.stringify(draft());
    const headers = { 'content-type': 'application/json' };
    expect((await handler(new Request('http://server/v1/comments', { method: 'POST', body, headers }))).status).toBe(
      201,
    );
    expect(calls).toHaveLength(0);
  });

  it('needs a key and the whole address of the site', () => {
    expect(() => akismetChecker({ key: '', blog: 'https://example.vn' })).toThrow('Option "key"');
    expect(() => akismetChecker({ key: 'abc123', blog: 'example.vn' })).toThrow('Option "blog"');
  });
});

describe('a server without checkers and hooks', () => {
  it('opens no connection', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const fetched = vi.spyOn(globalThis, 'fetch');
    try {
      const backend = openBackend({ challenge: 'on-demand', words: ['casino'] });
      await backend.submit();
      await backend.submit(writing('Ghé casino https://a.vn https://b.vn https://c.vn', { hints: { honeypot: 'x' } }));
      await backend.challenge('image');
      await backend.get('/v1/page?page=/news/42');
      await backend.handler.drain();
      expect(connect).not.toHaveBeenCalled();
      expect(fetched).not.toHaveBeenCalled();
    } finally {
      connect.mockRestore();
      fetched.mockRestore();
    }
  });
});
