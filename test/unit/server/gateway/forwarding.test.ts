import { describe, expect, it } from 'vitest';
import { randomId } from '../../../../src/core/random-id.js';
import type { Notice } from '../../../../src/server/log.js';
import {
  Backend,
  draft as fullDraft,
  issues,
  problem,
  receipt,
  solve,
  type DraftChanges,
} from '../../../support/backend.js';
import { WeakUpstream } from './weak-upstream.js';

type Options = ConstructorParameters<typeof Backend>[1];

const fields = { name: 'Trần Thị Bích', content: 'Xin sửa cầu này.' };
const draft = (changes: DraftChanges = {}) => fullDraft({ fields, ...changes });

async function open(
  site: ConstructorParameters<typeof Backend>[0] = {},
  resend: 'duplicate-check' | 'never' = 'never',
) {
  const upstream = await new WeakUpstream().open();
  if (resend !== 'never') upstream.duplicates = 'refused';
  const notices: Notice[] = [];
  const options: Options = { upstream: upstream.adapter({ resend }), gateway: { submitMs: 200, readMs: 200 } };
  const backend = new Backend(site, { ...options, notice: (notice) => notices.push(notice) });
  return { upstream, backend, notices, send: (body: object) => backend.post('/v1/comments', body) };
}

const queue = async ({ store }: Backend) =>
  (await store.listQueue({ site: 'default', status: 'pending', limit: 9 })).map(({ fields: kept, reasons }) => ({
    content: kept.content,
    reasons,
  }));

describe('a comment for a backend without ids of submissions', () => {
  it('is stored there once, however often it is sent', async () => {
    const { upstream, send } = await open();
    const body = draft();
    const first = await send(body);
    expect(first.status).toBe(201);
    const { id, token, comment } = await receipt(first);
    expect([id, comment?.content]).toEqual(['1', fields.content]);
    for (let n = 0; n < 3; n++) {
      const again = await receipt(await send(body));
      expect([again.id, again.token, again.comment?.content]).toEqual([id, token, fields.content]);
    }
    expect([upstream.rows.length, upstream.posts]).toEqual([1, 1]);
  });

  it('is stored there once of fifty copies at once, and all get one receipt', async () => {
    const { upstream, send } = await open();
    const body = draft();
    const all = await Promise.all(Array.from({ length: 50 }, async () => (await receipt(await send(body))).id));
    expect([new Set(all).size, upstream.posts]).toEqual([1, 1]);
  });

  it('keeps no text here once the backend has it', async () => {
    const { backend, send } = await open();
    const body = draft();
    await send(body);
    const kept = await backend.store.findForward('default', { submissionId: body.submissionId });
    expect(JSON.stringify(kept)).not.toContain(fields.content);
    expect(await backend.store.findSubmission('default', body.submissionId)).toBeUndefined();
  });

  it('is 409 with another text under a known id', async () => {
    const { upstream, send } = await open();
    const body = draft();
    await send(body);
    const other = await send({ ...body, fields: { ...fields, content: 'Chuyện khác.' } });
    expect(other.status).toBe(409);
    expect((await problem(other)).stored).toMatchObject({ id: '1', status: 'published' });
    expect(upstream.posts).toBe(1);
  });

  it.each(['lost', 'slow', 'html', 'broken'] as const)(
    'is sent once when the answer is %s, and goes to the owner',
    async (mood) => {
      const { upstream, backend, notices, send } = await open();
      upstream.mood = mood;
      const body = draft();
      const first = await send(body);
      expect([first.status, await first.json()]).toEqual([202, { status: 'unknown', submissionId: body.submissionId }]);
      upstream.mood = 'well';
      expect(await (await send(body)).json()).toEqual({ status: 'unknown', submissionId: body.submissionId });
      expect(upstream.posts).toBe(1);
      expect(await queue(backend)).toEqual([{ content: fields.content, reasons: ['not-confirmed'] }]);
      expect(notices.map(({ notice, name }) => `${notice} ${name}`)).toEqual(['upstream-unknown weak']);
    },
  );

  it('goes to the owner when the backend is down', async () => {
    const { upstream, backend, send } = await open();
    upstream.down();
    expect((await send(draft())).status).toBe(202);
    expect(await queue(backend)).toHaveLength(1);
  });
});

describe('a comment for a backend that checks for duplicates', () => {
  it.each(['lost', 'slow', 'html'] as const)(
    'is told that it may come again when the answer is %s, and is stored once',
    async (mood) => {
      const { upstream, backend, send } = await open({}, 'duplicate-check');
      upstream.mood = mood;
      const body = draft();
      const first = await send(body);
      expect([first.status, (await problem(first)).code]).toEqual(
        mood === 'slow' ? [504, 'timeout'] : [expect.any(Number), 'server'],
      );
      upstream.mood = 'well';
      const second = await send(body);
      expect([second.status, (await receipt(second)).id]).toEqual([201, '1']);
      expect([upstream.rows.length, upstream.posts]).toEqual([1, 2]);
      expect(await queue(backend)).toEqual([]);
    },
  );

  it('goes to the owner when nobody sends it again, and leaves the queue when somebody does', async () => {
    const { upstream, backend, send } = await open({}, 'duplicate-check');
    upstream.mood = 'broken';
    const body = draft();
    await send(body);
    backend.now += 11 * 60_000;
    await backend.get('/v1/health');
    await backend.handler.drain();
    expect(await queue(backend)).toHaveLength(1);
    upstream.mood = 'well';
    expect((await send(body)).status).toBe(201);
    expect(await queue(backend)).toEqual([]);
    expect(upstream.rows.map(({ content }) => content)).toEqual([fields.content]);
  });
});

describe('what the backend refuses', () => {
  it('comes with issues at the fields, and frees the id', async () => {
    const { upstream, backend, send } = await open();
    upstream.mood = 'invalid';
    const body = draft();
    const refused = await send(body);
    expect([refused.status, await issues(refused)]).toEqual([422, ['content too-long']]);
    expect(await backend.store.findForward('default', { submissionId: body.submissionId })).toBeUndefined();
    upstream.mood = 'well';
    expect((await send({ ...body, fields: { ...fields, content: 'Ngắn.' } })).status).toBe(201);
    expect(upstream.rows).toHaveLength(1);
  });

  it('is 403 for what only its owner can mend, and the owner is told', async () => {
    const { upstream, notices, send } = await open();
    upstream.mood = 'log-in';
    const refused = await send(draft());
    expect([refused.status, (await problem(refused)).code]).toEqual([403, 'forbidden']);
    expect(notices.map(({ notice, error }) => `${notice} ${error}`)).toEqual(['upstream-refused unauthorized']);
  });

  it('is 429 with the time to wait', async () => {
    const { upstream, send } = await open();
    upstream.mood = 'limited';
    const refused = await send(draft());
    expect([refused.status, (await problem(refused)).retryAfterMs]).toEqual([429, 7000]);
  });
});

describe('what this server adds', () => {
  it('asks for a challenge, and takes each once', async () => {
    const { upstream, backend, send } = await open({ challenge: 'always' });
    expect((await problem(await send(draft()))).code).toBe('challenge');
    const asked = await backend.challenge();
    const challenge = { id: asked.id, solution: solve(asked) };
    expect((await send(draft({ challenge }))).status).toBe(201);
    expect((await problem(await send(draft({ challenge, fields: { ...fields, content: 'Hai.' } })))).code).toBe(
      'challenge',
    );
    expect(upstream.posts).toBe(1);
  });

  it('uses no challenge up for a text that breaks a rule', async () => {
    const { backend, send } = await open({ challenge: 'always' });
    const asked = await backend.challenge();
    const challenge = { id: asked.id, solution: solve(asked) };
    expect(await issues(await send(draft({ challenge, fields: { name: '', content: 'Một.' } })))).toEqual([
      'name required',
    ]);
    expect((await send(draft({ challenge }))).status).toBe(201);
  });

  it('limits what one address sends, and counts no replay', async () => {
    const { upstream, send } = await open();
    const bodies = Array.from({ length: 11 }, (_, n) => draft({ fields: { ...fields, content: `Ý kiến ${n}.` } }));
    const statuses: number[] = [];
    for (const body of bodies) statuses.push((await send(body)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
    expect((await send(bodies[0]!)).status).toBe(201);
    expect(upstream.posts).toBe(10);
  });

  it('hides what the backend cannot store, and refuses it', async () => {
    const { upstream, backend, send } = await open({ fields: 'name* phone title* email* content*' });
    const form = (await (await backend.get('/v1/form?page=/news/42')).json()) as {
      fields: { name: string; required: boolean }[];
    };
    expect(form.fields.map(({ name, required }) => `${name}${required ? '*' : ''}`)).toEqual([
      'name*',
      'email*',
      'content*',
    ]);
    const refused = await send(draft({ fields: { ...fields, email: 'bich@example.com', phone: '0912345678' } }));
    expect(await issues(refused)).toEqual(['phone unknown-field']);
    expect(upstream.posts).toBe(0);
  });

  it('sends nothing on that a ban rule is about', async () => {
    const { upstream, backend, send } = await open();
    const ban = {
      site: 'default',
      id: randomId(),
      kind: 'word',
      value: 'sua cau',
      label: 'x',
      actor: 'mai',
      createdAt: 0,
    } as const;
    for (const effect of ['queue', 'spam', 'refuse'] as const) {
      await backend.store.putBan({ ...ban, id: randomId(), effect });
      expect((await send(draft())).status).toBe(403);
    }
    expect(upstream.posts).toBe(0);
  });
});
