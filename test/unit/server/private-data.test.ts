import { describe, expect, it } from 'vitest';
import { Backend, draft, origin, ownerToken, receipt } from '../../support/backend.js';

const canaries = {
  phone: '0912345678',
  email: 'canary@example.vn',
  agent: 'canary-agent',
  consent: 'canary-consent',
  query: 'canary-query',
  key: 'k'.repeat(43),
  address: '203.0.113.99',
  report: 'canary-report',
  voter: 'v'.repeat(43),
};

describe('private data', () => {
  it('appears in no byte that an anonymous client gets, and in no line of the log', async () => {
    const backend = new Backend({
      fields: 'name phone email title content*',
      moderation: 'post',
      consent: { version: canaries.consent, text: 'Đồng ý' },
    });
    const sent = draft({
      page: { id: '/news/42', url: `${origin}/news/42?x=${canaries.query}`, title: '' },
      fields: { content: 'Chào', phone: canaries.phone, email: canaries.email },
      consent: { version: canaries.consent },
      readerKey: canaries.key,
    });
    const headers = { 'user-agent': canaries.agent, referer: `${origin}/?${canaries.query}` };
    const gathered: string[] = [];
    const keep = async (response: Response) => {
      gathered.push(JSON.stringify([...response.headers]), await response.clone().text());
      return response;
    };
    const post = (path: string, body: unknown) => backend.post(path, body, headers, canaries.address).then(keep);
    const { id, token } = await receipt(await post('/v1/comments', sent));
    await post('/v1/comments', sent);
    await post('/v1/comments', { ...sent, fields: { content: 'Khác' } });
    await post('/v1/comments', { ...draft(sent), submissionId: 'x' });
    await post('/v1/comments', {
      ...draft(sent),
      submissionId: 'a'.repeat(22),
      fields: { ...sent.fields, content: '' },
    });
    await post('/v1/comments/status', { tokens: [token] });
    await post('/v1/comments/edit', { comment: id, token, fields: { content: 'Sửa' } });
    const readerKey = 'v'.repeat(43);
    await post('/v1/comments/vote', { comment: id, value: 1, readerKey });
    await post('/v1/comments/report', { comment: id, reason: 'other', text: canaries.report, readerKey });
    await post('/v1/views', { page: '/news/42' });
    const articles = [{ id: '/x', title: 'X', url: '/x', published: '2018-03-28T05:59:00Z' }];
    await backend.putArticles(articles);
    // The consent's text and version are the form's to show; whether and when somebody ticked it is not.
    backend.site = { origins: [origin] };
    for (const path of [
      '/v1/page?page=/news/42',
      '/v1/articles?kind=recent&page=/a',
      '/v1/page?page=/news/42&include=comments',
      '/v1/comments?page=/news/42',
      `/v1/comments?page=/news/42&comment=${id}`,
      '/v1/counts?page=/news/42',
      '/v1/feed?page=/news/42',
      '/v1/feed',
      '/v1/events?page=/news/42&after=0.20780',
      '/v1/openapi.json',
      '/v1/health',
      '/v1/moderation/queue',
    ]) {
      const asked = { ...headers, accept: 'application/json' };
      await keep(await backend.get(`${path}${path.includes('?') ? '&' : '?'}x=${canaries.query}`, asked));
    }
    gathered.push(JSON.stringify(backend.log));
    for (const [name, canary] of Object.entries(canaries)) {
      for (const text of gathered) expect(text.includes(canary), `${name} in ${text.slice(0, 80)}`).toBe(false);
    }
    expect(gathered.length).toBeGreaterThan(20);
    expect(backend.log.length).toBeGreaterThan(10);
  });

  it('is masked for moderators, and the submission stays a secret of its author', async () => {
    const backend = new Backend({ fields: 'name* phone email content*' });
    const sent = draft({ fields: { name: 'Bích', content: 'Chào', phone: '+84 912 345 678', email: canaries.email } });
    await backend.post('/v1/comments', sent);
    const response = await backend.get('/v1/moderation/queue', { authorization: `Bearer ${ownerToken}` });
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      items: [{ status: 'pending', fields: { name: 'Bích', phone: '+84 *** **78', email: 'c***@e***' }, score: 0 }],
    });
    expect(text).not.toContain(sent.submissionId);
  });

  it('of the log is time, method, route, status, duration and code', async () => {
    const backend = new Backend();
    await backend.get('/v1/form?page=/a&x=1');
    await backend.get('/somewhere/else?q=1');
    await backend.post('/v1/comments', '{');
    expect(backend.log).toEqual([
      { time: '2026-11-23T08:00:00.000Z', method: 'GET', route: '/v1/form', status: 200, ms: expect.any(Number) },
      {
        time: '2026-11-23T08:00:00.000Z',
        method: 'GET',
        route: '-',
        status: 404,
        ms: expect.any(Number),
        code: 'not-found',
      },
      {
        time: '2026-11-23T08:00:00.000Z',
        method: 'POST',
        route: '/v1/comments',
        status: 422,
        ms: expect.any(Number),
        code: 'invalid',
      },
    ]);
  });
});

describe('the queue', () => {
  it('comes oldest first, in pages, by state', async () => {
    const backend = new Backend({ moderation: 'pre' });
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      backend.now += 1000;
      ids.push((await receipt(await backend.submit())).id);
    }
    const read = async (query: string) => {
      const response = await backend.get(`/v1/moderation/queue?${query}`, { authorization: `Bearer ${ownerToken}` });
      return (await response.json()) as { items: { id: string }[]; next?: string };
    };
    const first = await read('limit=2');
    const second = await read(`limit=2&cursor=${encodeURIComponent(first.next!)}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    expect((await read('status=published')).items).toEqual([]);
  });
});
