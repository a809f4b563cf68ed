import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openServer, type ReferenceServer } from '../../../../src/server/reference-server.js';
import { draft } from '../../../support/backend.js';
import { disqus } from '../import/fixtures.js';
import { useCommands } from './run.js';

const at = useCommands();
let server: ReferenceServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function serve(): Promise<ReferenceServer> {
  server = await openServer({
    dataDir: at.dataDir,
    port: 0,
    site: { challenge: 'none' },
    siteOrigins: ['https://example.vn'],
  });
  return server;
}

const shown = async ({ url }: ReferenceServer, page: string): Promise<unknown[]> => {
  const answer = await fetch(`${url}/v1/comments?page=${encodeURIComponent(page)}`);
  return ((await answer.json()) as { items: unknown[] }).items;
};

describe('a command beside a running server', () => {
  it('approves what a reader has sent, and readers see it', async () => {
    const running = await serve();
    const sent = draft();
    const headers = { 'content-type': 'application/json', origin: 'https://example.vn' };
    const answer = await fetch(`${running.url}/v1/comments`, { method: 'POST', headers, body: JSON.stringify(sent) });
    expect(answer.status).toBe(202);
    const listed = await at.ykien(['moderate']);
    const id = listed.lines[1]!.slice(0, 8);
    expect((await at.ykien(['moderate', 'approve', id])).lines[0]).toContain('pending → published');
    expect(await shown(running, sent.page.id)).toHaveLength(1);
    expect((await at.ykien(['erase', '--comment', id, '--yes'])).lines.at(-1)).toBe('1 comments are erased.');
    expect(await shown(running, sent.page.id)).toEqual([]);
  });

  it('imports threads that readers see at once, private data and verdicts left out', async () => {
    const running = await serve();
    await writeFile(at.file('disqus.xml'), disqus);
    expect(
      (await at.ykien(['import', at.file('disqus.xml'), '--fields', 'name* content* email'])).error,
    ).toBeUndefined();
    const items = await shown(running, '/tin/duong-hong');
    const text = JSON.stringify(items);
    expect(items).toHaveLength(1);
    expect(text).toContain('Đường trước trường hỏng nặng');
    expect(text).toContain('Trả lời điều đã xóa');
    expect(text).not.toMatch(/mai@|Mua hàng|spam/);
    expect((await at.ykien(['export', '--out', at.file('x.jsonl')])).error).toBeUndefined();
  });

  it('gives a token that the server takes at once', async () => {
    const running = await serve();
    const added = await at.ykien(['token', 'add', 'mai']);
    const token = added.lines[0]!.split(' ').at(-1)!;
    const counts = () =>
      fetch(`${running.url}/v1/moderation/counts`, { headers: { authorization: `Bearer ${token}` } });
    expect((await counts()).status).toBe(200);
    await at.ykien(['token', 'revoke', 'mai']);
    expect((await counts()).status).toBe(401);
  });
});
