import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { httpAdapter, type HttpAdapterOptions } from '../../../src/adapters/http.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';

/** An adapter before a real socket that answers as the listener does; both end with the test. */
export async function adapterBefore(
  listener: RequestListener,
  options: Partial<HttpAdapterOptions> = {},
): Promise<Required<Adapter>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return httpAdapter({ endpoint: `http://127.0.0.1:${port}`, ...options }) as Required<Adapter>;
}

/** A listener that gives one answer to everything. */
export function always(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return (request, answer) => {
    request.resume();
    answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
}

export const problem = { 'content-type': 'application/problem+json' };

export const draft: CommentDraft = {
  page: { id: '/tin/1', url: 'https://example.vn/tin/1', title: 'Một bài viết' },
  fields: { name: 'Hạnh', title: 'Đường làng', content: 'Ổ gà.' },
  submissionId: 'AAAAAAAAAAAAAAAAAAAAAA',
};

export const receipt = { status: 'pending', submissionId: draft.submissionId, id: 'c1', token: 't1' };
