import { expect, onTestFinished } from 'vitest';
import { walineAdapter, type WalineAdapterOptions } from '../../../src/adapters/waline.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { replay, type Exchange } from '../../support/replay.js';

export const page = { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Một bài viết' };
export const draft: CommentDraft = {
  page,
  fields: { name: 'Hạnh', content: 'Sửa *nhanh* nhé!\n1. Ổ gà (3)' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};

export const row = (more: object) => ({
  status: 'approved',
  comment: '<p>Ổ gà.</p>\n',
  link: null,
  nick: 'Hạnh',
  pid: null,
  rid: null,
  user_id: null,
  sticky: null,
  like: 0,
  browser: '',
  os: '',
  avatar: 'https://seccdn.libravatar.org/avatar/0',
  orig: 'Ổ gà.',
  time: 1_795_477_875_000,
  ...more,
});
export const told = (data: unknown) => ({ status: 200, body: { errno: 0, errmsg: '', data } });
export const refused = (errno: number, errmsg: unknown) => ({ status: 200, body: { errno, errmsg } });
export const listing = (data: readonly object[], more: object = {}) =>
  told({ page: 1, totalPages: 1, pageSize: 20, count: data.length, data, ...more });
export const roots = (at = 1, size = 20, sort = 'insertedAt_desc'): Exchange['request'] => ({
  method: 'GET',
  path: `/api/comment?path=%2Ftin%2F1&page=${at}&pageSize=${size}&sortBy=${sort}&lang=en`,
  headers: { authorization: null, cookie: null },
});
export const submitted = (body: object, lang = 'en'): Exchange['request'] => ({
  method: 'POST',
  path: `/api/comment?lang=${lang}`,
  headers: { 'content-type': 'application/json', authorization: null },
  body: { url: '/tin/1', nick: 'Hạnh', comment: 'Sửa \\*nhanh\\* nhé!\n1\\. Ổ gà \\(3\\)', ...body },
});

/** An adapter before what was recorded; at the end of the test nothing may be left over or asked otherwise. */
export async function before(exchanges: readonly Exchange[], options: Partial<WalineAdapterOptions> = {}) {
  const { url, faults, rest, close } = await replay(exchanges);
  onTestFinished(async () => {
    expect([faults, rest()]).toEqual([[], []]);
    await close();
  });
  return walineAdapter({ endpoint: url, ...options }) as Required<Adapter>;
}
