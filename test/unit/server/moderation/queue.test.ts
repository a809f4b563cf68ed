import { describe, expect, it } from 'vitest';
import { issues, origin } from '../../../support/backend.js';
import { canaries, Desk, draft, json } from './desk.js';

describe('the queue', () => {
  it('says everything of a comment, phone and e-mail masked', async () => {
    const desk = new Desk();
    const id = await desk.privateComment({ hints: { honeypot: 'x' } });
    const { items } = await desk.queue();
    expect(items).toEqual([
      {
        id,
        page: '/news/42',
        pageTitle: 'Tin',
        pageUrl: `${origin}/news/42`,
        status: 'pending',
        fields: {
          name: 'Trần Thị Bích',
          phone: '091 *** **78',
          email: 'c***@e***',
          title: 'Đường hỏng',
          content: 'Xin sửa đoạn trước chợ.',
        },
        created: '2026-11-23T08:00:01.000Z',
        score: expect.any(Number),
        reasons: ['honeypot'],
        reports: 0,
        approved: 0,
      },
    ]);
    expect(await desk.item(id)).toEqual(items[0]);
  });

  it('masks what stands in fields that the form has no longer', async () => {
    const desk = new Desk({ fields: 'name* mobile contact content*' });
    await desk.post(
      '/v1/comments',
      draft({ fields: { name: 'An', content: 'Chào', mobile: '0987654321', contact: 'chim@example.vn' } }),
    );
    desk.site = { ...desk.site, fields: 'name* content*' };
    expect((await desk.queue()).items[0]?.fields).toMatchObject({ mobile: '098 *** **21', contact: 'c***@e***' });
  });

  it('comes oldest first when it waits and newest first when it was decided, in pages of one query', async () => {
    const desk = new Desk();
    const ids = [await desk.comment(), await desk.comment(), await desk.comment()];
    const first = await desk.queue('limit=2');
    const second = await desk.queue(`limit=2&cursor=${encodeURIComponent(first.next!)}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeUndefined();
    await desk.decide(ids.map((comment) => ({ comment, to: 'published' })));
    const published = await desk.queue('status=published&limit=2');
    const rest = await desk.queue(`status=published&limit=2&cursor=${encodeURIComponent(published.next!)}`);
    expect([...published.items, ...rest.items].map(({ id }) => id)).toEqual([...ids].reverse());
    const strange = `cursor=${encodeURIComponent(first.next!)}`;
    for (const query of [
      `status=spam&${strange}`,
      `page=/news/42&${strange}`,
      `search=duong&${strange}`,
      'cursor=x.y',
    ]) {
      const refused = await desk.read(`/v1/moderation/queue?${query}`);
      expect(refused.status, query).toBe(422);
      expect(await issues(refused)).toEqual(['cursor malformed']);
    }
  });

  it('finds words without their marks and phone numbers in any spelling', async () => {
    const desk = new Desk();
    const road = await desk.comment({ title: 'Đường HỎNG' });
    const caller = await desk.comment({ title: 'Đèn tắt', phone: '+84 98 765 43 21' });
    const find = async (search: string) => {
      const inAddress = await desk.queue(`search=${encodeURIComponent(search)}`);
      const inBody = (await json(await desk.write('/v1/moderation/queue', { search }))) as typeof inAddress;
      expect(inBody).toEqual(inAddress);
      return inAddress.items.map(({ id }) => id);
    };
    expect(await find('duong hong')).toEqual([road]);
    expect(await find('HỎNG đường')).toEqual([road]);
    expect(await find('bích')).toEqual([road, caller]);
    for (const number of [
      '0987654321',
      '+84987654321',
      '0987 654 321',
      '(84) 987-654-321',
      '0084987654321',
      '654321',
    ]) {
      expect(await find(number), number).toEqual([caller]);
    }
    expect(await find('không có')).toEqual([]);
    expect(await find('0911111111')).toEqual([]);
  });

  it('holds one page, or one state, or all', async () => {
    const desk = new Desk();
    const here = await desk.comment();
    const there = await desk.comment({}, { page: { id: '/news/7', url: '', title: '' } });
    await desk.decide([{ comment: there, to: 'spam' }]);
    expect((await desk.queue('page=/news/42')).items.map(({ id }) => id)).toEqual([here]);
    expect((await desk.queue('status=spam')).items.map(({ id }) => id)).toEqual([there]);
    expect((await desk.queue('status=all')).items.map(({ id }) => id)).toEqual([there, here]);
    expect(await json(await desk.read('/v1/moderation/counts'))).toEqual({
      pending: 1,
      published: 0,
      rejected: 0,
      spam: 1,
      removed: 0,
      reported: 0,
    });
  });

  it.each([
    ['status=verdict', 'status'],
    ['limit=0', 'limit'],
    ['limit=51', 'limit'],
    ['limit=2.5', 'limit'],
    ['page=//evil.example/x', 'page'],
    [`search=${'x'.repeat(201)}`, 'search'],
  ])('refuses %s', async (query, field) => {
    const refused = await new Desk().read(`/v1/moderation/queue?${query}`);
    expect(refused.status).toBe(422);
    expect((await issues(refused))[0]).toMatch(new RegExp(`^${field} `));
  });

  it('counts what the same reader had published, and reports', async () => {
    const desk = new Desk();
    const first = await desk.privateComment();
    const second = await desk.privateComment();
    await desk.decide([{ comment: first, to: 'published' }]);
    await desk.post('/v1/comments/report', {
      page: '/news/42',
      comment: first,
      reason: 'abuse',
      text: 'Lời lẽ nặng nề',
      readerKey: 'm'.repeat(43),
    });
    expect(await desk.item(second)).toMatchObject({ approved: 1 });
    expect((await desk.queue('status=reported')).items).toMatchObject([{ id: first, reports: 1 }]);
    const { items } = (await json(await desk.read(`/v1/moderation/reports?comment=${first}`))) as { items: object[] };
    expect(items).toEqual([{ reason: 'abuse', text: 'Lời lẽ nặng nề', created: expect.any(String) }]);
  });

  it.each(['item', 'revisions', 'reports'])('has no %s of a comment that is not there', async (route) => {
    const desk = new Desk();
    for (const id of ['', 'x', 'x'.repeat(500), '../etc', '%00']) {
      expect((await desk.read(`/v1/moderation/${route}?comment=${id}`)).status).toBe(404);
    }
  });
});

describe('a reader’s data', () => {
  it('is in what reveal and export answer, and in nothing else', async () => {
    const desk = new Desk({ moderation: 'post' });
    const id = await desk.privateComment();
    await desk.write('/v1/moderation/bans', { kind: 'phone', effect: 'queue', value: canaries.phone });
    await desk.write('/v1/moderation/bans', { kind: 'reader', effect: 'queue', value: id });
    await desk.write('/v1/moderation/close', { page: '/news/42', closed: true });
    const answers = [
      ...['me', 'queue', 'counts', 'audit', 'bans', `item?comment=${id}`, `revisions?comment=${id}`].map((path) =>
        desk.read(`/v1/moderation/${path}`),
      ),
      desk.read('/v1/moderation/queue?status=all'),
      desk.write('/v1/moderation/queue', { search: canaries.phone }),
      desk.decide([{ comment: id, to: 'spam' }], 'Quảng cáo'),
      desk.write('/v1/moderation/erase/preview', { phone: canaries.phone }),
      desk.write('/v1/moderation/erase', { phone: canaries.phone, confirm: 'x' }),
    ];
    for (const answer of await Promise.all(answers)) {
      const text = await answer.text();
      for (const [name, canary] of Object.entries(canaries))
        expect(text, `${name} in ${answer.url}`).not.toContain(canary);
    }
    expect(JSON.stringify(desk.log)).not.toContain(canaries.phone);
    const revealed = await json(await desk.write('/v1/moderation/reveal', { comment: id }));
    expect(revealed).toMatchObject({ fields: { phone: canaries.phone, email: canaries.email } });
    const audit = await (await desk.read(`/v1/moderation/audit?comment=${id}`)).text();
    expect(audit).toContain('"reveal"');
    for (const canary of Object.values(canaries)) expect(audit).not.toContain(canary);
  });

  it('is not revealed when the log cannot be written', async () => {
    const desk = new Desk();
    const id = await desk.privateComment();
    const store = { ...desk.store, appendAudit: () => Promise.reject(new Error('full')) };
    const answer = await new Desk({}, { store }).write('/v1/moderation/reveal', { comment: id });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(canaries.phone);
  });
});
