import type { StoredComment, Store } from '../../../../src/contract/store.js';
import { searchText } from '../../../../src/server/search-text.js';
import { now } from './run.js';

const id = (name: string): string => name.padEnd(22, 'x');

/** A comment with what a test needs of it; its id is its name, filled up. */
export function comment(name: string, more: Partial<StoredComment> = {}): StoredComment {
  const fields = more.fields ?? {
    name: 'Lê Thị Mẫu',
    phone: '0912 345 678',
    title: 'Đèn đường',
    content: 'Đèn tắt.\nXin sửa.',
  };
  return {
    id: id(name),
    site: 'default',
    page: '/tin/1',
    submissionId: id(`s${name}`),
    fingerprint: 'f',
    status: 'pending',
    createdAt: now - 3 * 3_600_000,
    score: 0,
    search: searchText(fields, [], 'VN'),
    generation: 1,
    ...more,
    fields,
  };
}

/** Every kind of record that a site can have. */
export async function fill(store: Store): Promise<void> {
  const site = 'default';
  await store.loadRecords(site, 'page', [
    { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Đèn đường tắt' },
    { id: '/tin/2', url: 'https://example.vn/tin/2', title: '', closed: true },
  ]);
  await store.putArticles(site, [
    {
      id: '/tin/1',
      title: 'Đèn',
      url: 'https://example.vn/tin/1',
      published: '2026-01-01T00:00:00.000Z',
      publishedAt: Date.parse('2026-01-01'),
    },
  ]);
  await store.addViews(site, new Map([['/tin/1', 7]]));
  await store.loadRecords(site, 'comment', [
    comment('goc1', { status: 'published', reader: 'r1', consent: '1', editedAt: now - 1000 }),
    comment('traloi', { status: 'published', parent: id('goc1'), fields: { name: 'Mẫu', content: '"a", =b\n\u2028' } }),
    comment('cho1', { score: 6, reasons: ['links', 'hasty'], fields: { name: 'Rao', content: 'http://x' } }),
    comment('trang2', { page: '/tin/2', status: 'spam', reason: 'rao vặt' }),
  ]);
  await store.loadRecords(site, 'revision', [
    {
      id: id('rev1'),
      site,
      comment: id('goc1'),
      fields: { name: 'Lê', content: 'bản cũ' },
      createdAt: now - 2000,
      state: 'applied',
    },
    {
      id: id('rev2'),
      site,
      comment: id('goc1'),
      fields: { name: 'Lê', content: 'bản mới' },
      createdAt: now - 500,
      state: 'waiting',
    },
  ]);
  await store.vote({ site, comment: id('goc1'), reader: 'r2', value: 1 }, now);
  await store.report({ site, comment: id('goc1'), reader: 'r3', reason: 'abuse', text: 'nặng lời', createdAt: now });
  await store.putBan({
    site,
    id: id('ban'),
    kind: 'word',
    effect: 'queue',
    value: 'vay tien',
    label: 'vay tiền',
    createdAt: now,
    actor: 'owner',
  });
  await store.decide([{ site, comment: id('cho1'), to: 'rejected', actor: 'owner', at: now }]);
  await store.decide([{ site, comment: id('cho1'), to: 'pending', actor: 'owner', at: now + 1 }]);
}
