import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { adapterBefore, always, draft, problem, receipt } from './loopback.js';

const failure = (promise: Promise<unknown>): Promise<CommentError> =>
  promise.then(
    () => expect.unreachable('it resolved'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(CommentError);
      return error as CommentError;
    },
  );

describe('a submit that fails', () => {
  it.each([
    ['HTML with 200, as a captive portal gives', always(200, '<html>Log in</html>', { 'content-type': 'text/html' })],
    ['half of the JSON', always(200, '{"status":"pend')],
    ['no body', always(200, '')],
    ['JSON of another shape', always(200, [receipt])],
    ['a receipt without submissionId', always(201, { ...receipt, submissionId: undefined })],
    ['a receipt of another submit', always(201, { ...receipt, submissionId: 'BBBBBBBBBBBBBBBBBBBBBB' })],
    ['a status that is none', always(201, { ...receipt, status: 'great' })],
  ])('is `protocol` with an unknown outcome for %s', async (_, listener) => {
    const { submitComment } = await adapterBefore(listener);
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'protocol', outcome: 'unknown' });
  });

  it('is `protocol` when a portal redirects to its own page', async () => {
    const { submitComment } = await adapterBefore((request, answer) => {
      request.resume();
      if (request.url === '/login') answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
      else answer.writeHead(302, { location: '/login' }).end();
    });
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'protocol', outcome: 'unknown' });
  });

  it('has an unknown outcome when a redirect ends in a bare refusal', async () => {
    const { submitComment } = await adapterBefore((request, answer) => {
      request.resume();
      if (request.url === '/login') answer.writeHead(403).end('<html>No</html>');
      else answer.writeHead(302, { location: '/login' }).end();
    });
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'forbidden', outcome: 'unknown' });
  });

  it('is `network` when the connection is reset', async () => {
    const { submitComment } = await adapterBefore((request) => request.socket.destroy());
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'network', outcome: 'unknown' });
  });

  it('is `network` when the connection breaks within the answer', async () => {
    const { submitComment } = await adapterBefore((request, answer) => {
      answer.writeHead(201, { 'content-type': 'application/json', 'content-length': '500' });
      answer.write('{"status":', () => request.socket.destroy());
    });
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'network', outcome: 'unknown' });
  });

  it.each([
    ['before the answer', false],
    ['within the answer', true],
  ])('is `timeout` when the server hangs %s', async (_, begun) => {
    const { submitComment } = await adapterBefore(
      (request, answer) => {
        request.resume();
        if (begun) answer.writeHead(201, { 'content-type': 'application/json' }).write('{');
      },
      { submitTimeoutMs: 30 },
    );
    expect(await failure(submitComment(draft))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it.each([
    [401, 'unauthorized', 'refused'],
    [403, 'forbidden', 'refused'],
    [404, 'not-found', 'refused'],
    [405, 'unsupported', 'refused'],
    [413, 'too-large', 'refused'],
    [415, 'unsupported', 'refused'],
    [429, 'rate-limited', 'refused'],
    [400, 'invalid', 'unknown'],
    [408, 'timeout', 'unknown'],
    [409, 'conflict', 'unknown'],
    [422, 'invalid', 'unknown'],
    [451, 'protocol', 'unknown'],
    [500, 'server', 'unknown'],
    [501, 'unsupported', 'unknown'],
    [503, 'server', 'unknown'],
    [504, 'timeout', 'unknown'],
  ])('with a bare %i is `%s`, %s', async (status, code, outcome) => {
    const { submitComment } = await adapterBefore(always(status, 'Sorry', { 'content-type': 'text/plain' }));
    expect(await failure(submitComment(draft))).toMatchObject({ code, outcome, status });
  });

  it('takes JSON that only looks like ours for a bare status', async () => {
    const foreign = always(422, { code: 'invalid', issues: [] }, { 'content-type': 'application/json' });
    const wrong = always(422, { code: 'because' }, problem);
    for (const listener of [foreign, wrong]) {
      const { submitComment } = await adapterBefore(listener);
      expect(await failure(submitComment(draft))).toMatchObject({ code: 'invalid', outcome: 'unknown' });
    }
  });

  it('keeps the code of a problem, also with a 5xx', async () => {
    const { submitComment } = await adapterBefore(always(503, { code: 'rate-limited', retryAfterMs: 1500 }, problem));
    expect(await failure(submitComment(draft))).toMatchObject({
      code: 'rate-limited',
      outcome: 'refused',
      status: 503,
      retryAfterMs: 1500,
    });
  });

  it('carries issues and the fresh challenge of a refusal', async () => {
    const challenge = {
      id: 'x',
      kind: 'pow',
      expiresInMs: 1000,
      alternatives: [],
      pow: { algorithm: 'SHA-256', challenge: 'c', salt: 's', maxNumber: 9 },
    };
    const issues = [{ field: 'content', code: 'too-long', limit: 5000 }];
    const { submitComment } = await adapterBefore(
      always(422, { code: 'challenge', title: 'Wrong.', issues, challenge }, problem),
    );
    const error = await failure(submitComment(draft));
    expect(error).toMatchObject({ code: 'challenge', outcome: 'refused', message: 'Wrong.', issues, challenge });
  });

  it('is `conflict` without the secret of what is stored', async () => {
    const { submitComment } = await adapterBefore(
      always(409, { code: 'conflict', stored: { id: 'c1', status: 'pending', token: 'secret-1' } }, problem),
    );
    const error = await failure(submitComment(draft));
    expect(error).toMatchObject({ code: 'conflict', outcome: 'refused' });
    expect(JSON.stringify(Object.entries(error))).not.toContain('secret-1');
  });
});

describe('the time to wait', () => {
  it.each([
    ['seconds', { 'retry-after': '90' }, 90_000],
    [
      'a date, against the date of the answer',
      { 'retry-after': 'Wed, 28 Mar 2018 06:00:30 GMT', date: 'Wed, 28 Mar 2018 06:00:00 GMT' },
      30_000,
    ],
    [
      'a date that is over',
      { 'retry-after': 'Wed, 28 Mar 2018 05:00:00 GMT', date: 'Wed, 28 Mar 2018 06:00:00 GMT' },
      0,
    ],
    ['what is no time', { 'retry-after': 'soon' }, undefined],
    ['more seconds than a number can count', { 'retry-after': '9'.repeat(400) }, undefined],
  ])('is read from Retry-After with %s', async (_, headers, retryAfterMs) => {
    const { submitComment } = await adapterBefore(always(429, 'Slow down', headers));
    expect((await failure(submitComment(draft))).retryAfterMs).toBe(retryAfterMs);
  });

  it('of the body goes before that of the header', async () => {
    const { submitComment } = await adapterBefore(
      always(429, { code: 'rate-limited', retryAfterMs: 1200 }, { ...problem, 'retry-after': '2' }),
    );
    expect((await failure(submitComment(draft))).retryAfterMs).toBe(1200);
  });
});

describe('a read that fails', () => {
  it('is `timeout` after timeoutMs', async () => {
    const { describeForm } = await adapterBefore((request) => void request.resume(), { timeoutMs: 20 });
    expect((await failure(describeForm(draft.page))).code).toBe('timeout');
  });

  it('is `protocol` for fewer receipts than tokens', async () => {
    const { commentStatus } = await adapterBefore(always(200, { receipts: [] }));
    expect((await failure(commentStatus(['a']))).code).toBe('protocol');
  });

  it('is `protocol` for a sound that is a page', async () => {
    const { requestSound } = await adapterBefore(always(200, '<html>', { 'content-type': 'text/html' }));
    expect((await failure(requestSound({ id: 'x' }))).code).toBe('protocol');
  });
});
