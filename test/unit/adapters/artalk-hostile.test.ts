import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { artalkAdapter } from '../../../src/adapters/artalk.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { refusalOf } from '../../support/replayed.js';

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Đường làng' };
const draft = { page, fields: { name: 'Hạnh', email: 'hanh@vidu.vn', content: 'Ổ gà.' }, submissionId: 'a' };

async function before(listener: RequestListener): Promise<Required<Adapter>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return artalkAdapter({ endpoint, site: 'Làng', timeoutMs: 150, submitTimeoutMs: 150 }) as Required<Adapter>;
}

const row = (id: number, more: object = {}): object => ({
  ...{ id, rid: 0, content_marked: '<p>x</p>', nick: 'H', date: '2026-11-23T18:00:00Z', is_pending: false },
  ...{ page_key: '/tin/1', vote_up: 0, vote_down: 0, ...more },
});
const listing = (comments: object[]): RequestListener => {
  const body = JSON.stringify({ comments, count: 1, roots_count: 1 });
  return (_, answer) => void answer.writeHead(200, { 'content-type': 'application/json' }).end(body);
};

describe('artalkAdapter before hostile answers', () => {
  it('shows no script, no strange link and no markup in a name', async () => {
    const content_marked =
      '<p style="x">A<script>alert(1)</script><a href="jav&#97;script:alert(1)">b</a></p><svg onload=x()>';
    const adapter = await before(listing([row(1, { content_marked, nick: '<b onclick=x()>H</b>\u202E' })]));
    const [shown] = (await adapter.listComments({ page })).items;
    expect([shown?.name, shown?.content, shown?.rich]).toEqual(['<b onclick=x()>H</b>', 'Ab', undefined]);
  });

  it('is not caught by replies that answer themselves or each other', async () => {
    const adapter = await before(listing([row(1), row(2, { rid: 2 }), row(3, { rid: 4 }), row(4, { rid: 3 })]));
    const [shown] = (await adapter.listComments({ page })).items;
    expect([shown?.id, shown?.replyCount, shown?.replies?.items]).toEqual(['1', 0, []]);
  });

  it('names the place of what is not as agreed', async () => {
    for (const [more, place] of [
      [{ nick: null }, '.comments[1].nick'],
      [{ date: 'hôm qua' }, '.comments[1].date'],
      [{ vote_up: '3' }, '.comments[1].vote_up'],
    ] as const) {
      const adapter = await before(listing([row(1), row(2, more)]));
      await expect(adapter.listComments({ page })).rejects.toThrow(place);
    }
  });

  it('asks nobody about ids that Artalk cannot have given', async () => {
    const asked: string[] = [];
    const adapter = await before((request, answer) => {
      asked.push(request.url ?? '');
      answer.writeHead(500).end();
    });
    for (const id of ['', '0', '-1', '1e9', '../1', '1/up', '9'.repeat(40), '__proto__']) {
      expect(await refusalOf(adapter.listComments({ page, parent: id }))).toMatchObject({ code: 'not-found' });
      expect(await refusalOf(adapter.vote({ page, comment: id, value: 1 }))).toMatchObject({ code: 'not-found' });
      expect(await refusalOf(adapter.submitComment({ ...draft, parent: id }))).toMatchObject({ code: 'invalid' });
    }
    expect(asked).toEqual([]);
  });

  it('does not know what became of a comment after a timeout or a broken line', async () => {
    const silent = await before(() => undefined);
    expect(await refusalOf(silent.submitComment(draft))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
    const broken = await before((request) => request.socket.destroy());
    expect(await refusalOf(broken.submitComment(draft))).toMatchObject({ code: 'network', outcome: 'unknown' });
  });
});
