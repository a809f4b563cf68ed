import { describe, expect, it } from 'vitest';
import { Backend, draft, issues, problem, receipt, secret, solve, withStatus } from '../../support/backend.js';

const full = { limits: { submit: [{ max: 1, windowMs: 60_000 }] } };

describe('a submit is answered in the order of the contract', () => {
  it('refuses the method before the body', async () => {
    const { handler } = new Backend();
    const response = await handler(new Request('http://server/v1/comments', { method: 'PUT', body: 'x' }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST, OPTIONS');
  });

  it('refuses the media type before the size, the size before the origin, the origin before the shape', async () => {
    const backend = new Backend();
    const huge = 'x'.repeat(40_000);
    const foreign = { origin: 'https://evil.example' };
    const length = { 'content-length': '40000' };
    expect(
      (await backend.post('/v1/comments', huge, { ...foreign, ...length, 'content-type': 'text/plain' })).status,
    ).toBe(415);
    expect((await backend.post('/v1/comments', huge, { ...foreign, ...length })).status).toBe(413);
    expect((await backend.post('/v1/comments', '{', foreign)).status).toBe(403);
    expect((await backend.post('/v1/comments', '{')).status).toBe(422);
  });

  it('takes a submit without an Origin, and none of a sandboxed page', async () => {
    const { handler } = new Backend();
    const send = (headers: Record<string, string>) =>
      handler(
        new Request('http://server/v1/comments', {
          method: 'POST',
          body: JSON.stringify(draft()),
          headers: { 'content-type': 'application/json', ...headers },
        }),
      );
    expect((await send({})).status).toBe(202);
    expect((await send({ origin: 'null' })).status).toBe(403);
  });

  it('answers a known id before rules, form, thread, consent, limits and challenge, whatever they say now', async () => {
    const backend = new Backend({ challenge: 'none', moderation: 'post' }, full);
    const parent = await receipt(await backend.submit({}, '198.51.100.1'));
    const sent = draft({ parent: parent.id });
    const first = await receipt(await backend.post('/v1/comments', sent));
    const rules = [
      { challenge: 'always' },
      { fields: 'email* content*' },
      { consent: { version: '2', text: 'I agree.' } },
      { pages: 'listed' },
      { closed: true },
      { moderation: 'pre' },
    ] as const;
    for (const rule of rules) {
      backend.site = { ...backend.site, ...rule };
      const again = await backend.post('/v1/comments', sent);
      expect(again.status).toBe(201);
      expect(await receipt(again)).toEqual(first);
    }
  });

  it('answers another text under a known id with 409 and what is stored', async () => {
    const backend = new Backend();
    const sent = draft();
    const { id, token } = await receipt(await backend.post('/v1/comments', sent));
    const response = await backend.post('/v1/comments', { ...sent, fields: { content: '' } });
    expect(response.status).toBe(409);
    expect((await problem(response)).stored).toEqual({ id, status: 'pending', token });
  });

  it('takes a text for the same when only its Unicode form, line breaks or challenge differ', async () => {
    const backend = new Backend();
    const sent = draft({ fields: { name: 'Bích', title: 'Đường', content: 'một\nhai' } });
    const { id } = await receipt(await backend.post('/v1/comments', sent));
    const fields = { name: 'Bích'.normalize('NFD'), title: 'Đường', content: 'một\r\nhai' };
    const again = await backend.post('/v1/comments', {
      ...sent,
      fields,
      challenge: { id: 'x', answer: '1' },
      hints: { honeypot: 'y' },
    });
    expect(again.status).toBe(202);
    expect((await receipt(again)).id).toBe(id);
  });

  it('names every broken rule, counts nothing and does not use the challenge up', async () => {
    const backend = new Backend({ challenge: 'always' }, full);
    const challenge = await backend.challenge();
    const answered = { id: challenge.id, solution: solve(challenge) };
    for (let i = 0; i < 3; i++) {
      const response = await backend.submit({ fields: { name: '', title: 'x' }, challenge: answered });
      expect(response.status).toBe(422);
      expect(await issues(response)).toEqual(['name required', 'content required']);
    }
    expect((await backend.submit({ challenge: answered })).status).toBe(202);
  });

  it('looks at the limits before the challenge', async () => {
    const backend = new Backend({ challenge: 'none' }, full);
    expect((await backend.submit()).status).toBe(202);
    backend.site = { ...backend.site, challenge: 'always' };
    const response = await backend.submit();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await problem(response)).toMatchObject({ code: 'rate-limited', retryAfterMs: 60_000 });
  });

  it('refuses a missing challenge with a fresh one, which counts as handed out', async () => {
    const backend = new Backend({ challenge: 'always' }, { limits: { issue: [{ max: 1, windowMs: 60_000 }] } });
    const first = await problem(await backend.submit());
    expect(first).toMatchObject({ code: 'challenge', challenge: { kind: 'image' } });
    const second = await problem(await backend.submit());
    expect(second.code).toBe('challenge');
    expect(second.challenge).toBeUndefined();
    expect((await backend.post('/v1/challenges', { page: '/', purpose: 'comment', accept: ['pow'] })).status).toBe(429);
  });

  it('answers 201 when everybody sees it and 202 when a moderator must first', async () => {
    expect((await new Backend({ moderation: 'post' }).submit()).status).toBe(201);
    expect((await new Backend({ moderation: 'pre' }).submit()).status).toBe(202);
  });

  it('replays the state of now, without a verdict', async () => {
    const sent = draft();
    const before = new Backend();
    await before.post('/v1/comments', sent);
    const states = [
      ['published', 201, 'published'],
      ['rejected', 202, 'pending'],
      ['spam', 202, 'pending'],
      ['removed', 200, 'removed'],
    ] as const;
    for (const [status, http, seen] of states) {
      const response = await new Backend({}, { store: withStatus(before.store, status) }).post('/v1/comments', sent);
      expect(response.status).toBe(http);
      expect((await receipt(response)).status).toBe(seen);
    }
  });

  it('knows the same text and its token after the secret was rotated', async () => {
    const sent = draft();
    const before = new Backend();
    const { token } = await receipt(await before.post('/v1/comments', sent));
    const after = new Backend({}, { store: before.store, secret: ['another secret of thirty-two bytes!', secret] });
    expect((await after.post('/v1/comments', sent)).status).toBe(202);
    const states = await after.post('/v1/comments/status', { tokens: [token] });
    expect(await states.json()).toMatchObject({ receipts: [{ status: 'pending' }] });
  });
});
