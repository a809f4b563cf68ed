import { describe, expect, it } from 'vitest';
import { caseOf, changing, check, openServer, origin, ownerToken, withHead } from './check-run.js';

type Before = Parameters<typeof openServer>[1];
type Comments = { readonly items: readonly Record<string, unknown>[] };

const comments = /^\/v1\/comments$/;

/** What stands before our server, the words of the case that has to find it, and what is seen. */
const faults: readonly (readonly [does: string, only: string, sentence: RegExp, seen: RegExp, before: Before])[] = [
  [
    'drops submissionId',
    'no-store echoes',
    /✗ .*its receipt echoes `submissionId`/,
    /submissionId: expected "[\w-]{22}", got undefined/,
    changing('POST', comments, ({ submissionId: _, ...receipt }) => receipt),
  ],
  [
    'stores every comment twice',
    'same draft sent again gives the same',
    /✗ The same draft sent again gives the same comment: never a second one\./,
    /stored comments: expected 1, got 2/,
    (handle) => async (request) => {
      const copy = request.clone();
      const answer = await handle(request);
      if (request.method !== 'POST' || !comments.test(new URL(request.url).pathname) || !answer.ok) return answer;
      const draft = (await copy.json()) as { submissionId: string };
      // Another id of 128 bits, the same for each copy.
      const submissionId = [...draft.submissionId.slice(0, 21)].reverse().join('') + draft.submissionId.slice(21);
      await handle(
        new Request(request.url, {
          method: 'POST',
          headers: request.headers,
          body: JSON.stringify({ ...draft, submissionId }),
        }),
      );
      return answer;
    },
  ],
  [
    'leaks a phone number',
    'public answer',
    /✗ No phone number, e-mail address, `submissionId`, `readerKey` or token is in any public answer\./,
    /"0912345678" is in a public answer/,
    changing('GET', comments, (body) => {
      const { items, ...rest } = body as unknown as Comments;
      return { ...rest, items: items.map((item) => ({ ...item, phone: '0912345678' })) };
    }),
  ],
  [
    'answers errors as HTML',
    'no route is 404',
    /✗ A path that is no route is 404/,
    /the body is text\/html, and no application\/problem\+json/,
    (handle) => async (request) => {
      const answer = await handle(request);
      return answer.status === 404
        ? new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } })
        : answer;
    },
  ],
  [
    'forgets ETags',
    '304',
    /✗ A public GET carries an `ETag`/,
    /has no ETag/,
    withHead((headers) => {
      headers.delete('etag');
      return undefined;
    }),
  ],
  [
    'counts preflights',
    'preflight before limits',
    /✗ A preflight is answered before limits/,
    /preflights that were refused: expected 0, got/,
    (handle) => {
      let count = 0;
      return async (request) =>
        request.method === 'OPTIONS' && ++count > 20 ? new Response(null, { status: 429 }) : handle(request);
    },
  ],
  [
    'lets any page write',
    'another origin',
    /✗ A page of another origin may not write/,
    /expected 403, got 201/,
    (handle) => async (request) => {
      const headers = new Headers(request.headers);
      headers.delete('origin');
      return handle(await rebuilt(request, headers));
    },
  ],
  [
    'takes a form for JSON',
    '415',
    /✗ A body that is not `application\/json` is 415/,
    /expected 415, got 20[12]/,
    (handle) => async (request) => {
      const headers = new Headers(request.headers);
      if (request.method === 'POST') headers.set('content-type', 'application/json');
      return handle(await rebuilt(request, headers));
    },
  ],
  [
    'falls over strange bodies',
    '5xx',
    /✗ Whatever a request holds, the answer is no 5xx/,
    /an answer is 500/,
    withHead((_, { url }, status) => (url.includes('__proto__') && status === 422 ? 500 : undefined)),
  ],
  [
    'sets a cookie',
    'cookie wants',
    /✗ No answer sets a cookie/,
    /an answer has set-cookie/,
    withHead((headers) => {
      headers.set('set-cookie', 'reader=1');
      return undefined;
    }),
  ],
  [
    'repeats a comment on the next page',
    'exactly once over the pages sort key',
    /✗ Items whose sort key does not change come exactly once/,
    /roots by newest, at limit 1: expected/,
    changing('GET', comments, (body, { url }) => {
      const { items, ...rest } = body as unknown as Comments;
      return { ...rest, items: url.includes('cursor=') ? [...items, ...items] : items };
    }),
  ],
];

/** The same request with other headers. */
async function rebuilt(request: Request, headers: Headers): Promise<Request> {
  const { url, method } = request;
  return new Request(url, { method, headers, body: method === 'POST' ? await request.text() : null });
}

describe('ykien check finds a server that', () => {
  it.each(faults)('%s', async (does, only, sentence, seen, before) => {
    const server = await openServer({}, before);
    const args = ['--endpoint', server.url, '--origin', origin, '--token', ownerToken, '--only', only];
    const { code, output } = await check(args, `planted-${does.replaceAll(' ', '-')}`);
    await server.close();
    expect(caseOf(output, sentence), output).toMatch(seen);
    expect(caseOf(output, sentence)).toMatch(/\n {6}mend: .+/);
    expect(code).toBe(1);
  });

  it('does three of these things at once, and names every rule that they break', async () => {
    const three = [faults[1]!, faults[2]!, faults[4]!];
    const server = await openServer({}, (handle) => three.reduce((line, [, , , , spoil]) => spoil!(line), handle));
    const args = ['--endpoint', server.url, '--origin', origin, '--token', ownerToken];
    const { code, output } = await check(args, 'planted-three-faults');
    await server.close();
    for (const [, , sentence] of three) expect(output).toMatch(sentence);
    expect(output).toMatch(/Broken:\n/);
    expect(code).toBe(1);
  });
});
