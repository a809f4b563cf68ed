import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { issoAdapter } from '../../../src/adapters/isso.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { refusalOf } from '../../support/replayed.js';

const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Đường làng' };
const draft = { page, fields: { name: 'Hạnh', content: 'Ổ gà.' }, submissionId: 'a' };

async function before(listener: RequestListener): Promise<Required<Adapter>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const times = { timeoutMs: 150, submitTimeoutMs: 150 };
  return issoAdapter({ endpoint, author: 'required', email: 'none', ...times }) as Required<Adapter>;
}

const root = (more: object): object => ({
  ...{ id: 1, parent: null, mode: 1, created: 1, modified: null, text: '', author: null, likes: 0, dislikes: 0 },
  ...{ total_replies: 0, hidden_replies: 0, replies: [], ...more },
});
const listing = (more: object): RequestListener => {
  const body = JSON.stringify({ total_replies: 1, hidden_replies: 0, replies: [root(more)] });
  return (_, answer) => void answer.writeHead(200, { 'content-type': 'application/json' }).end(body);
};

describe('issoAdapter before hostile answers', () => {
  it('shows no script, no strange link and no markup in a name', async () => {
    const text =
      '<p onclick="x()">A<script>alert(1)</script><a href="javascript:alert(1)">b</a><img src=x onerror=alert(1) alt="c"></p>';
    const author = '&lt;img src=x onerror=alert(1)&gt;\u202eH';
    const adapter = await before(listing({ text, author }));
    const [shown] = (await adapter.listComments({ page, comment: '1' })).items;
    expect([shown?.name, shown?.content, shown?.rich]).toEqual(['<img src=x onerror=alert(1)>H', 'Abc', undefined]);
  });

  it('takes members of prototypes and keys that it does not know for nothing', async () => {
    const body = `{"__proto__":{"polluted":1},"total_replies":0,"hidden_replies":0,"replies":[],"constructor":{}}`;
    const adapter = await before((_, answer) => void answer.writeHead(200).end(body));
    expect(await refusalOf(adapter.listComments({ page, comment: '1' }))).toMatchObject({ code: 'not-found' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('asks nobody about ids that Isso cannot have given', async () => {
    const asked: string[] = [];
    const adapter = await before((request, answer) => {
      asked.push(request.url ?? '');
      answer.writeHead(500).end();
    });
    for (const id of ['', '0', '-1', '1e9', '../1', '1/like', '٣', '9'.repeat(40), '__proto__']) {
      expect(await refusalOf(adapter.listComments({ page, parent: id }))).toMatchObject({ code: 'not-found' });
      expect(await refusalOf(adapter.vote({ page, comment: id, value: 1 }))).toMatchObject({ code: 'not-found' });
      expect(await refusalOf(adapter.submitComment({ ...draft, parent: id }))).toMatchObject({ code: 'invalid' });
    }
    expect(asked).toEqual([]);
  });

  it('does not know what became of a comment after a timeout, a broken line or a redirect', async () => {
    const silent = await before(() => undefined);
    expect(await refusalOf(silent.submitComment(draft))).toMatchObject({ code: 'timeout', outcome: 'unknown' });
    const broken = await before((request) => request.socket.destroy());
    expect(await refusalOf(broken.submitComment(draft))).toMatchObject({ code: 'network', outcome: 'unknown' });
    const elsewhere = await before((request, answer) => {
      const isThere = request.url?.startsWith('/elsewhere');
      answer.writeHead(isThere ? 403 : 307, { location: '/elsewhere' }).end();
    });
    expect(await refusalOf(elsewhere.submitComment(draft))).toMatchObject({ code: 'forbidden', outcome: 'unknown' });
  });

  it('ends with the native AbortError while it waits', async () => {
    const adapter = await before(() => undefined);
    const ending = new AbortController();
    const running = adapter.listComments({ page }, { signal: ending.signal });
    ending.abort(new Error('own reason'));
    await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  });
});
