import { describe, expect, it } from 'vitest';
import { issues, problem } from '../../../support/backend.js';
import { key, page, Thread } from '../../../support/thread.js';

const vote = (thread: Thread, comment: string, value: unknown, readerKey: unknown = key('a')) =>
  thread.post('/v1/comments/vote', { comment, value, readerKey });

describe('a vote', () => {
  it('counts once per reader, and the last one counts', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const results = [];
    for (const [value, reader] of [
      [1, 'a'],
      [1, 'a'],
      [1, 'b'],
      [-1, 'a'],
      [0, 'a'],
    ] as const) {
      const response = await vote(thread, id, value, key(reader));
      expect(response.headers.get('cache-control')).toBe('no-store');
      results.push(await response.json());
    }
    expect(results).toEqual([
      { up: 1, down: 0, mine: 1 },
      { up: 1, down: 0, mine: 1 },
      { up: 2, down: 0, mine: 1 },
      { up: 1, down: 1, mine: -1 },
      { up: 1, down: 0, mine: 0 },
    ]);
    expect((await thread.list()).items[0]).toMatchObject({ up: 1, down: 0 });
  });

  it('of its author is refused', async () => {
    const thread = new Thread();
    const { id } = await thread.write('Của tôi', { readerKey: key('a') });
    expect(await problem(await vote(thread, id, 1))).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await vote(thread, id, 1, key('b'))).status).toBe(200);
  });

  it('on what is not published is `not-found`', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const { id } = await thread.write();
    for (const comment of [id, 'nobody']) {
      expect(await problem(await vote(thread, comment, 1))).toMatchObject({ status: 404, code: 'not-found' });
    }
  });

  it('needs a comment, a value of three and a reader’s key', async () => {
    const thread = new Thread();
    expect(await issues(await thread.post('/v1/comments/vote', {}))).toEqual([
      'comment required',
      'readerKey required',
      'value required',
    ]);
    for (const value of [2, -2, 0.5, '1', true, [1]]) {
      expect(await issues(await vote(thread, 'x', value)), String(value)).toEqual(['value malformed']);
    }
    expect(
      await issues(await thread.post('/v1/comments/vote', '{"comment":"x","value":1e400,"readerKey":"y"}')),
    ).toEqual(['readerKey malformed', 'value malformed']);
    expect(await issues(await vote(thread, 'x', 1, 'short'))).toEqual(['readerKey malformed']);
  });

  it('is what the site counts', async () => {
    const thread = new Thread({ votes: 'up' });
    const { id } = await thread.write();
    expect(await issues(await vote(thread, id, -1))).toEqual(['value malformed']);
    expect(await (await vote(thread, id, 1)).json()).toEqual({ up: 1, mine: 1 });
    thread.site = { ...thread.site, votes: 'none' };
    expect((await vote(thread, id, 1)).status).toBe(403);
  });

  it('has a limit of 60 a minute', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const limited = new Thread({}, { store: thread.store, limits: { vote: [{ max: 2, windowMs: 60_000 }] } });
    limited.now = thread.now;
    for (let i = 0; i < 2; i++) expect((await vote(limited, id, 1)).status).toBe(200);
    const refused = await vote(limited, id, 1);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
  });
});

describe('a report', () => {
  const report = (thread: Thread, comment: string, more: object = {}) =>
    thread.post('/v1/comments/report', { comment, reason: 'spam', readerKey: key('a'), ...more });

  it('is told to moderators once per reader, and is no error the second time', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    for (const more of [{ text: 'Quảng cáo\r\nliên tục' }, {}, { readerKey: key('b'), reason: 'abuse' }]) {
      expect((await report(thread, id, more)).status).toBe(204);
    }
    const kept = await thread.store.listReports('default', id);
    expect(kept.map(({ reason, text }) => [reason, text]).sort()).toEqual([
      ['abuse', undefined],
      ['spam', 'Quảng cáo\nliên tục'],
    ]);
  });

  it('is of a published comment, for a reason, in at most 500 characters', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    expect((await report(thread, 'nobody')).status).toBe(404);
    expect(await issues(await report(thread, id, { reason: 'hate' }))).toEqual(['reason invalid-option']);
    expect(await issues(await report(thread, id, { text: 'ệ'.repeat(501) }))).toEqual(['text too-long']);
    expect(await issues(await report(thread, id, { text: 'a\0' }))).toEqual(['text malformed']);
    expect((await report(thread, id, { text: 'ệ'.repeat(500) })).status).toBe(204);
  });

  it('has a limit that lies in the store', async () => {
    const first = new Thread();
    const { id } = await first.write();
    const limits = { report: [{ max: 1, windowMs: 600_000 }] };
    for (const status of [204, 429]) {
      const other = new Thread({}, { store: first.store, limits });
      other.now = first.now;
      expect((await report(other, id)).status).toBe(status);
    }
  });

  it('leaves no public trace', async () => {
    const thread = new Thread();
    const { id } = await thread.write();
    const before = await (await thread.get(`/v1/comments?page=${page}`)).text();
    await report(thread, id, { text: 'canary-report' });
    expect(await (await thread.get(`/v1/comments?page=${page}`)).text()).toBe(before);
  });
});
