import { describe, expect, it } from 'vitest';
import type { Comment } from '../../../../src/core/comment.js';
import { randomId } from '../../../../src/core/random-id.js';
import { issues } from '../../../support/backend.js';
import { Desk, json } from './desk.js';

const route = '/v1/moderation/reply';

async function published(desk: Desk): Promise<string> {
  const id = await desk.comment();
  await desk.decide([{ comment: id, to: 'published' }]);
  return id;
}

describe('a moderator’s answer', () => {
  it('is published at once, with role and name, also on a closed page', async () => {
    const desk = new Desk();
    const comment = await published(desk);
    await desk.write('/v1/moderation/close', { page: '/news/42', closed: true });
    const token = await desk.moderator('mai');
    const body = { comment, content: 'Đã chuyển cho đội thi công.', submissionId: randomId() };
    const answer = await desk.write(route, body, token);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      parent: comment,
      root: comment,
      status: 'published',
      name: 'mai',
      role: 'moderator',
      content: 'Đã chuyển cho đội thi công.',
    });
    const named = await desk.write(route, { ...body, submissionId: randomId(), name: 'Ban biên tập' }, token);
    expect(await named.json()).toMatchObject({ name: 'Ban biên tập' });
    expect((await desk.audit()).slice(0, 2)).toEqual(['mai reply', 'mai reply']);
    const list = (await json(await desk.get('/v1/comments?page=/news/42'))) as { count: number };
    expect(list.count).toBe(3);
  });

  it('sent again is the same one, with one line in the log', async () => {
    const desk = new Desk();
    const body = { comment: await published(desk), content: 'Cảm ơn bạn.', submissionId: randomId() };
    const answers = (await Promise.all(
      Array.from({ length: 10 }, async () => json(await desk.write(route, body))),
    )) as Comment[];
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await desk.audit()).filter((line) => line === 'owner reply')).toHaveLength(1);
    const other = await desk.write(route, { ...body, content: 'Khác.' });
    expect(other.status).toBe(409);
  });

  it('whose line was lost gets it with the resend', async () => {
    const desk = new Desk();
    const body = { comment: await published(desk), content: 'Cảm ơn bạn.', submissionId: randomId() };
    const store = { ...desk.store, appendAudit: () => Promise.reject(new Error('cut')) };
    expect((await new Desk({}, { store }).write(route, body)).status).toBe(500);
    expect((await desk.write(route, body)).status).toBe(201);
    expect((await desk.audit())[0]).toBe('owner reply');
  });

  it('is only for what everybody sees', async () => {
    const desk = new Desk();
    const pending = await desk.comment();
    const refused = await desk.write(route, { comment: pending, content: 'Chào', submissionId: randomId() });
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toEqual(['comment invalid-parent']);
    const nowhere = await desk.write(route, { comment: 'nobody', content: 'Chào', submissionId: randomId() });
    expect(nowhere.status).toBe(404);
  });

  it('keeps the rules of text', async () => {
    const desk = new Desk();
    const comment = await published(desk);
    const send = async (changes: object): Promise<string[]> => {
      const answer = await desk.write(route, { comment, content: 'Chào', submissionId: randomId(), ...changes });
      expect(answer.status).toBe(422);
      return issues(answer);
    };
    expect(await send({ content: '  ' })).toEqual(['content required']);
    expect(await send({ content: 'x'.repeat(5001) })).toEqual(['content too-long']);
    expect(await send({ content: 'a\0' })).toEqual(['content malformed']);
    expect(await send({ name: 'x'.repeat(81) })).toEqual(['name too-long']);
    expect(await send({ submissionId: 'short' })).toEqual(['submissionId malformed']);
  });
});

describe('the audit log', () => {
  it('comes newest first, in pages, whole or of one comment', async () => {
    const desk = new Desk();
    const ids = [await published(desk), await published(desk), await published(desk)];
    type Page = { items: { id: string; comment?: string }[]; next?: string };
    const read = async (query: string) => (await json(await desk.read(`/v1/moderation/audit?${query}`))) as Page;
    const first = await read('limit=2');
    const second = await read(`limit=2&cursor=${encodeURIComponent(first.next!)}`);
    expect([...first.items, ...second.items].map(({ comment }) => comment)).toEqual([...ids].reverse());
    expect(second.next).toBeUndefined();
    expect((await read(`comment=${ids[1]}`)).items).toHaveLength(1);
    const strange = await desk.read(`/v1/moderation/audit?comment=${ids[1]}&cursor=${encodeURIComponent(first.next!)}`);
    expect(strange.status).toBe(422);
  });
});
