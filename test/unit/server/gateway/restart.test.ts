import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import type { CommentDraft } from '../../../../src/core/comment.js';
import { Backend, draft as fullDraft, problem, receipt } from '../../../support/backend.js';
import { openStore, temporaryFolder } from '../stores/sqlite-file.js';
import { WeakUpstream } from './weak-upstream.js';

const script = fileURLToPath(new URL('forward-until-killed.mjs', import.meta.url));
const fields = { name: 'Trần Thị Bích', content: 'Xin sửa cầu này.' };

/** A comment that the backend has stored, and whose sender was killed before it heard so. */
async function killedOnTheWay() {
  const upstream = await new WeakUpstream().open();
  upstream.mood = 'slow';
  const path = join(temporaryFolder(), 'comments.db');
  const body = fullDraft({ fields });
  const child = spawn(process.execPath, [script, path, upstream.address, JSON.stringify(body)], { stdio: 'inherit' });
  await vi.waitFor(() => expect(upstream.rows).toHaveLength(1), 20_000);
  child.kill('SIGKILL');
  await once(child, 'close');
  upstream.mood = 'well';
  return { upstream, path, body };
}

/** The next process on the same file. */
function restarted(upstream: WeakUpstream, path: string, resend: 'never' | 'duplicate-check') {
  const { store } = openStore({ path });
  const backend = new Backend({}, { store, upstream: upstream.adapter({ resend }) });
  backend.now = Date.now();
  return { store, backend, send: (body: CommentDraft) => backend.post('/v1/comments', body) };
}

describe('a comment whose server was killed while it was on its way', { timeout: 40_000 }, () => {
  it('is never sent again by itself; its text comes to the owner, and its reader is told', async () => {
    const { upstream, path, body } = await killedOnTheWay();
    const { store, backend, send } = restarted(upstream, path, 'never');
    const early = await send(body);
    expect([early.status, (await problem(early)).code]).toEqual([503, 'server']);
    expect(Number(early.headers.get('retry-after'))).toBeGreaterThan(0);
    backend.now += 31_000;
    const late = await send(body);
    expect([late.status, await late.json()]).toEqual([202, { status: 'unknown', submissionId: body.submissionId }]);
    expect([upstream.posts, upstream.rows.length]).toEqual([1, 1]);
    const [queued] = await store.listQueue({ site: 'default', status: 'pending', limit: 9 });
    expect(queued).toMatchObject({ fields, reasons: ['not-confirmed'], page: '/news/42' });
  });

  it('comes to the owner also when its reader never returns', async () => {
    const { upstream, path } = await killedOnTheWay();
    const { store, backend } = restarted(upstream, path, 'never');
    backend.now += 31_000;
    await backend.get('/v1/health');
    await backend.handler.drain();
    expect(await store.countQueue('default')).toMatchObject({ pending: 1 });
    expect(upstream.posts).toBe(1);
  });

  it('is sent again by its reader, where the backend has a check for duplicates, and is there once', async () => {
    const { upstream, path, body } = await killedOnTheWay();
    upstream.duplicates = 'refused';
    const { backend, send } = restarted(upstream, path, 'duplicate-check');
    backend.now += 31_000;
    const again = await send(body);
    expect([again.status, (await receipt(again)).id]).toEqual([201, '1']);
    expect([upstream.posts, upstream.rows.length]).toEqual([2, 1]);
    expect((await receipt(await send(body))).id).toBe('1');
    expect(upstream.posts).toBe(2);
  });
});

describe('a comment that is done', () => {
  it('keeps its receipt over a restart', async () => {
    const upstream = await new WeakUpstream().open();
    const path = join(temporaryFolder(), 'comments.db');
    const body = fullDraft({ fields });
    const first = restarted(upstream, path, 'never');
    const told = await receipt(await first.send(body));
    await first.backend.handler.drain();
    await first.store.close();
    const second = restarted(upstream, path, 'never');
    const again = await receipt(await second.send(body));
    expect([again.id, again.token]).toEqual([told.id, told.token]);
    expect(upstream.posts).toBe(1);
  });
});

describe('two processes on one file', () => {
  it('send a comment once, and the second says that it is on its way', async () => {
    const upstream = await new WeakUpstream().open();
    const path = join(temporaryFolder(), 'comments.db');
    const body = fullDraft({ fields });
    upstream.mood = 'slow';
    const first = restarted(upstream, path, 'never');
    const second = restarted(upstream, path, 'never');
    void first.send(body);
    await vi.waitFor(() => expect(upstream.posts).toBe(1));
    const copy = await second.send(body);
    expect([copy.status, (await problem(copy)).title]).toEqual([503, 'This comment is still on its way.']);
    expect(upstream.posts).toBe(1);
  });
});
