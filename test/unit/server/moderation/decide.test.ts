import { describe, expect, it } from 'vitest';
import { issues, receipt } from '../../../support/backend.js';
import { Desk, json } from './desk.js';

type Decided = { decided: { comment: string; from: string; to: string }[] };

describe('a decision', () => {
  it('publishes, and again for the state before is the undo', async () => {
    const desk = new Desk();
    const id = await desk.comment();
    const to = async (state: string) => (await json(await desk.decide([{ comment: id, to: state }]))) as Decided;
    expect(await to('published')).toEqual({ decided: [{ comment: id, from: 'pending', to: 'published' }] });
    expect(await to('published')).toEqual({ decided: [{ comment: id, from: 'published', to: 'published' }] });
    expect(await to('pending')).toEqual({ decided: [{ comment: id, from: 'published', to: 'pending' }] });
    expect(await desk.item(id)).toMatchObject({ status: 'pending' });
    const lines = await desk.audit();
    expect(lines).toHaveLength(2);
  });

  it('is about a hundred comments at once, and about one more not at all', async () => {
    const desk = new Desk({}, { limits: { submit: [] } });
    const ids: string[] = [];
    for (let i = 0; i < 100; i++) ids.push(await desk.comment({ content: `Ý kiến thứ ${i}` }));
    const all = ids.map((comment) => ({ comment, to: 'published' }));
    const { decided } = (await json(await desk.decide(all))) as Decided;
    expect(decided.map(({ comment }) => comment)).toEqual(ids);
    const refused = await desk.decide([...all, { comment: ids[0], to: 'spam' }]);
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toEqual(['decisions too-long']);
  });

  it('answers for those that are there, in their order', async () => {
    const desk = new Desk();
    const [a, b] = [await desk.comment(), await desk.comment()];
    const decisions = [
      { comment: b, to: 'spam' },
      { comment: 'nobody', to: 'spam' },
      { comment: a, to: 'rejected' },
    ];
    const { decided } = (await json(await desk.decide(decisions))) as Decided;
    expect(decided.map(({ comment }) => comment)).toEqual([b, a]);
  });

  it('has a reason that stands with the comment and in the log', async () => {
    const desk = new Desk();
    const id = await desk.comment();
    await desk.decide([{ comment: id, to: 'removed' }], '  Xúc phạm người khác  ');
    expect(await desk.item(id)).toMatchObject({ status: 'removed', reason: 'Xúc phạm người khác' });
    expect((await desk.audit())[0]).toContain('Xúc phạm người khác');
    const refused = await desk.decide([{ comment: id, to: 'spam' }], 'x'.repeat(501));
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toEqual(['reason too-long']);
    expect((await desk.decide([{ comment: id, to: 'spam' }], 'x\0')).status).toBe(422);
  });

  it.each([
    [{ comment: 'a', to: 'approved' }, 'decisions[0].to malformed'],
    [{ comment: 'a' }, 'decisions[0].to required'],
    [{ to: 'spam' }, 'decisions[0].comment required'],
    [{ comment: 'a', to: 'spam', revision: 'r' }, 'decisions[0].to malformed'],
    [{ comment: 'x'.repeat(65), to: 'spam' }, 'decisions[0].comment too-long'],
    ['a', 'decisions[0] malformed'],
  ])('refuses %j', async (decision, issue) => {
    const refused = await new Desk().decide([decision as object]);
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toContain(issue);
  });

  it('applies a waiting edit or drops it, and the old text stays public until then', async () => {
    const desk = new Desk();
    const edited = async (text: string): Promise<[string, string]> => {
      const own = await receipt(await desk.submit());
      await desk.decide([{ comment: own.id, to: 'published' }]);
      const { id: comment, token } = own;
      await desk.post('/v1/comments/edit', { page: '/news/42', comment, token, fields: { content: text } });
      const { revision, fields } = await desk.item(comment);
      expect(revision).toMatchObject({ state: 'waiting', fields: { content: text } });
      expect(fields.content).toBe('Xin sửa cầu này.');
      return [comment, revision!.id];
    };
    desk.site = { ...desk.site, moderation: 'pre' };
    const [kept, first] = await edited('Xin sửa sớm.');
    expect((await desk.queue()).items.map(({ id }) => id)).toEqual([kept]);
    await desk.decide([{ comment: kept, revision: first, to: 'published' }]);
    expect((await desk.item(kept)).fields.content).toBe('Xin sửa sớm.');
    const [dropped, second] = await edited('Mua hàng ở đây.');
    await desk.decide([{ comment: dropped, revision: second, to: 'rejected' }]);
    const item = await desk.item(dropped);
    expect([item.fields.content, item.revision, item.status]).toEqual(['Xin sửa cầu này.', undefined, 'published']);
    const { items } = (await json(await desk.read(`/v1/moderation/revisions?comment=${kept}`))) as { items: object[] };
    expect(items.length).toBeGreaterThanOrEqual(2);
  });
});

describe('a page', () => {
  it('is closed and opened, once in the log each', async () => {
    const desk = new Desk();
    const close = (closed: boolean) => desk.write('/v1/moderation/close', { page: '/news/42', closed });
    for (const closed of [true, true, false]) expect((await close(closed)).status).toBe(204);
    expect(await desk.audit()).toEqual(['owner open', 'owner close']);
    expect((await desk.write('/v1/moderation/close', { page: 'javascript:x', closed: true })).status).toBe(422);
    expect((await desk.write('/v1/moderation/close', { page: '/a', closed: 'yes' })).status).toBe(422);
  });

  it('that is closed takes no comment', async () => {
    const desk = new Desk();
    await desk.write('/v1/moderation/close', { page: '/news/42', closed: true });
    expect((await desk.submit()).status).toBe(403);
  });
});
