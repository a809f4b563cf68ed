import { describe, expect, it } from 'vitest';
import type { WalineAdapterOptions } from '../../../src/adapters/waline.js';
import type { Exchange } from '../../support/replay.js';
import { before, draft, page, refused, roots, row, submitted, told } from './waline-recorded.js';

describe('walineAdapter makes of a refusal', () => {
  const sending = async (response: Exchange['response'], options: Partial<WalineAdapterOptions> = {}) => {
    const { provider } = options.captcha ?? {};
    const extra = provider ? { [provider]: 'a-token' } : {};
    const adapter = await before([{ request: submitted(extra, options.lang), response }], options);
    return adapter.submitComment({ ...draft, ...(provider && { challenge: { id: 'x', token: 'a-token' } }) });
  };

  it('a receipt, when the text is there already, in either language', async () => {
    expect(await sending(refused(1000, 'Duplicate Content'))).toEqual({ status: 'unknown' });
    expect(await sending(refused(1000, 'Nội dung trùng lặp đã được gửi'), { lang: 'vi' })).toEqual({
      status: 'unknown',
    });
  });

  it.each([
    [
      '`rate-limited`, when comments follow too fast',
      refused(1000, 'Comment too fast!'),
      { code: 'rate-limited', outcome: 'refused', retryAfterMs: 60_000 },
    ],
    [
      '`invalid`, when a value breaks a rule',
      refused(1001, { url: 'url can not be blank' }),
      { code: 'invalid', outcome: 'refused' },
    ],
    [
      '`forbidden`, when an extension does not want it',
      refused(1000, 'Không nhận'),
      { code: 'forbidden', outcome: 'refused' },
    ],
    [
      '`unauthorized`, when only members may write',
      { status: 401, body: { errno: 401, errmsg: 'Unauthorized' } },
      { code: 'unauthorized', outcome: 'refused' },
    ],
    [
      '`forbidden`, when the page’s site may not ask',
      { status: 403, body: { errno: 403, errmsg: 'Forbidden' } },
      { code: 'forbidden', outcome: 'refused' },
    ],
    [
      '`invalid`, when the server cannot read it',
      { status: 400, body: { errno: 400, errmsg: 'Incorrect parameter format' } },
      { code: 'invalid', outcome: 'refused' },
    ],
    [
      '`server`, which may have stored it, when it fails',
      { status: 500, body: { errno: 500, errmsg: 'x' } },
      { code: 'server', outcome: 'unknown' },
    ],
    [
      '`protocol`, when a portal answers instead',
      { status: 200, body: '<!doctype html><title>Đăng nhập</title>' },
      { code: 'protocol', outcome: 'unknown' },
    ],
    [
      '`protocol`, when half an answer comes',
      { status: 200, body: '{"errno":0,"data":{"obj' },
      { code: 'protocol', outcome: 'unknown' },
    ],
    [
      '`protocol`, when there is no id',
      told({ status: 'approved' }),
      { code: 'protocol', message: '.data.objectId: not id' },
    ],
    [
      '`protocol`, when there is no envelope',
      { status: 200, body: [1] },
      { code: 'protocol', message: 'body: not object' },
    ],
  ])('%s', async (_, response, error) => {
    await expect(sending(response)).rejects.toMatchObject(error);
  });

  it('`challenge` with a fresh one, when a captcha is asked for', async () => {
    const captcha = { provider: 'recaptchaV3', siteKey: '6x00' } as const;
    const wrong = sending({ status: 403, body: { errno: 403, errmsg: 'Forbidden' } }, { captcha });
    const token = { provider: 'recaptchaV3', siteKey: '6x00' };
    await expect(wrong).rejects.toMatchObject({
      code: 'challenge',
      outcome: 'refused',
      challenge: { kind: 'token', token },
    });
    const adapter = await before([], { captcha });
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({
      code: 'challenge',
      challenge: { kind: 'token', token },
    });
  });

  it('`invalid`, and no request, for fields that it cannot store', async () => {
    const adapter = await before([]);
    expect([adapter.requestChallenge, adapter.editComment, adapter.listArticles]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const fields = { ...draft.fields, phone: '0912345678', title: 'Đường làng' };
    const issues = ['phone', 'title'].map((field) => ({ field, code: 'unknown-field' }));
    await expect(adapter.submitComment({ ...draft, fields })).rejects.toMatchObject({ code: 'invalid', issues });
  });

  it.each([
    ['a text where a list was agreed', { totalPages: 1, count: 0, data: 'x' }, '.data.data: not list'],
    [
      'a comment without text',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, comment: null })] },
      '.data.data[0].comment: not string',
    ],
    [
      'an id that is none',
      { totalPages: 1, count: 1, data: [row({ objectId: { $ne: 1 } })] },
      '.data.data[0].objectId: not id',
    ],
    [
      'a time that no calendar has',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, time: 1e300 })] },
      '.data.data[0].time: not time',
    ],
    [
      'a reply that is none',
      { totalPages: 1, count: 1, data: [row({ objectId: 1, children: [7] })] },
      '.data.data[0].children[0]: not object',
    ],
  ])('`protocol` that names the place, for %s', async (_, data, message) => {
    const adapter = await before([{ request: roots(), response: told(data) }]);
    await expect(adapter.listComments({ page })).rejects.toMatchObject({ code: 'protocol', message });
  });
});
