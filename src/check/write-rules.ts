import { randomId } from '../core/random-id.js';
import { routes } from '../protocol/routes.js';
import { ensure, same } from '../testing/assert.js';
import { isObject, problemOf, start, type WireRule } from './wire-rule.js';

const needs = ['submitComment'] as const;
const stranger = 'https://ykien-check.invalid';

/** What writing keeps: who may, in which form, and what is told of it. */
export function writeRules(rule: WireRule): void {
  rule(
    'A preflight of a page that may write is 200 or 204, and allows `POST` with `Content-Type`.',
    { needs, mend: 'Answer OPTIONS with Access-Control-Allow-Origin, -Methods: POST, -Headers: Content-Type.' },
    async ({ ask, wire }) => {
      if (wire.origin === undefined) return 'unseen';
      const { status, headers } = await ask(routes.comments, preflight());
      ensure(status === 200 || status === 204, `the answer is ${status}`);
      ensure(allows(headers.get('access-control-allow-origin'), wire.origin), 'the page’s origin is not allowed');
      ensure(/post|\*/i.test(headers.get('access-control-allow-methods') ?? ''), 'POST is not allowed');
      ensure(/content-type|\*/i.test(headers.get('access-control-allow-headers') ?? ''), 'Content-Type is not allowed');
      return undefined;
    },
  );

  rule(
    'A preflight is answered before limits: many of them are no reason to wait.',
    { needs, mend: 'Answer OPTIONS before anything is counted or looked up.' },
    async ({ ask, wire }) => {
      const answers = await Promise.all(
        Array.from({ length: 60 }, () => ask(routes.comments, preflight(wire.origin ?? stranger))),
      );
      same(answers.filter(({ status }) => status >= 300).length, 0, 'preflights that were refused');
    },
  );

  rule(
    'The answer to a write lets its page read it, errors and `Retry-After` too.',
    {
      needs,
      mend: 'Set Access-Control-Allow-Origin and Access-Control-Expose-Headers: ETag, Retry-After before anything can go wrong.',
    },
    async ({ wire, draft, submit }) => {
      if (wire.origin === undefined) return 'unseen';
      for (const [what, answer] of [
        ['a comment', await submit(await draft())],
        ['a wrong one', await submit({})],
      ] as const) {
        const { headers } = answer;
        const origin = headers.get('access-control-allow-origin');
        ensure(allows(origin, wire.origin), `the answer to ${what} has Access-Control-Allow-Origin: ${origin}`);
        ensure(
          origin === '*' || /origin/i.test(headers.get('vary') ?? ''),
          `the answer to ${what} has no Vary: Origin`,
        );
        ensure(
          /retry-after|\*/i.test(headers.get('access-control-expose-headers') ?? ''),
          `${what}: Retry-After is not exposed`,
        );
      }
      return undefined;
    },
  );

  rule(
    'A page of another origin may not write: 403, and nothing is stored.',
    { needs, mend: 'Compare Origin with a list of those that may write; who sends none is no browser.' },
    async ({ draft, submit, countStored }) => {
      const answer = await submit(await draft(), { origin: stranger });
      problemOf(answer, 403, 'forbidden', `a comment from ${stranger}`);
      if (countStored) same(await countStored(), 0, 'stored comments');
    },
  );

  rule(
    'A body that is not `application/json` is 415, so that no form of another site can write.',
    { needs, mend: 'Look at Content-Type before the body is read.' },
    async ({ ask, draft, countStored }) => {
      const body = JSON.stringify(await draft());
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answer = await ask(routes.comments, { method: 'POST', body, headers: { 'content-type': type } });
        problemOf(answer, 415, 'unsupported', `a body of ${type}`);
      }
      if (countStored) same(await countStored(), 0, 'stored comments');
    },
  );

  rule(
    'A body above 32 KiB is 413 with the code `too-large`.',
    { needs, mend: 'Look at Content-Length, and stop reading at 32,768 bytes.' },
    async ({ draft, submit }) => {
      const sent = await draft();
      const fields = { ...sent.fields, content: 'Đường làng. '.repeat(4000) };
      problemOf(await submit({ ...sent, fields }), 413, 'too-large', 'a comment of 60 kB');
    },
  );

  rule(
    'A body that is no JSON in UTF-8 is 422.',
    { needs, mend: 'Catch what JSON.parse throws, and decode with { fatal: true }.' },
    async ({ ask, draft }) => {
      const json = { 'content-type': 'application/json' };
      const good = new TextEncoder().encode(JSON.stringify(await draft()));
      const broken = good.map((byte) => (byte > 0xc3 ? 0xff : byte));
      for (const [what, body] of [
        ['half an object', '{"page":'],
        ['nothing', ''],
        ['no UTF-8', broken],
      ] as const)
        problemOf(await ask(routes.comments, { method: 'POST', body, headers: json }), 422, 'invalid', what);
    },
  );

  rule(
    'A new comment is 201 when everybody sees it and 202 when it waits; its receipt echoes `submissionId` and is `no-store`.',
    { needs, mend: 'Answer { status, id, submissionId, token, comment } with 201 or 202 and Cache-Control: no-store.' },
    async ({ draft, submit }) => {
      const sent = await draft();
      const { status, json, headers, text } = await submit(sent);
      ensure(isObject(json), `the receipt is no JSON object: ${status} ${start(text)}`);
      same(status, json.status === 'published' ? 201 : 202, `the status of a comment that is ${String(json.status)}`);
      same(json.submissionId, sent.submissionId, 'submissionId');
      ensure(typeof json.id === 'string' && json.id !== sent.submissionId, 'the id is no text of its own');
      ensure(headers.get('cache-control')?.includes('no-store'), `Cache-Control is ${headers.get('cache-control')}`);
    },
  );

  rule(
    'A copy of a submission gets the receipt of what is stored, whatever its challenge, its hints and the order of its members.',
    { needs, mend: 'Look submissionId up first, and compare page, parent and fields alone.' },
    async ({ draft, submit, countStored }) => {
      const sent = await draft();
      const { json: first } = await submit(sent);
      const { challenge: _, ...rest } = sent;
      const turned = Object.fromEntries(Object.entries({ ...rest, hints: { elapsedMs: 9000 } }).reverse());
      const { json: second, status, text } = await submit(turned);
      ensure(isObject(first) && isObject(second), `the copy is answered with ${status} ${start(text)}`);
      same(second.id, first.id, 'the id in the receipt of the copy');
      if (countStored) same(await countStored(), 1, 'stored comments');
    },
  );

  rule(
    'Another text under a known `submissionId` is 409, and tells its sender what is stored.',
    { needs, mend: 'Answer with the code "conflict" and stored: { id, status }.' },
    async ({ draft, submit }) => {
      const sent = await draft();
      const { json } = await submit(sent);
      const other = { ...sent, fields: { ...sent.fields, content: `Một ý khác (${randomId(6)}).` } };
      const { stored } = problemOf(await submit(other), 409, 'conflict', 'another text');
      ensure(isObject(stored) && isObject(json), 'the problem has no member "stored"');
      same(stored.id, json.id, 'stored.id');
    },
  );

  rule(
    'A challenge is `no-store`: two readers never get the same.',
    { needs: ['requestChallenge'], mend: 'Answer 201 with Cache-Control: no-store.' },
    async ({ post, page }) => {
      const request = { page: page.id, purpose: 'comment', accept: ['pow'] };
      const { status, headers } = await post(routes.challenges, request);
      if (status === 405) return 'absent';
      same(status, 201, 'the status');
      ensure(headers.get('cache-control')?.includes('no-store'), `Cache-Control is ${headers.get('cache-control')}`);
      return undefined;
    },
  );

  rule(
    'A view may be told as `text/plain`, which needs no preflight.',
    { needs: ['recordView'], mend: 'Take the same JSON under text/plain on this one route.' },
    async ({ ask, page }) => {
      const body = JSON.stringify({ page: page.id });
      const { status } = await ask(routes.views, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
      same(status, 204, 'the status');
    },
  );

  const preflight = (origin?: string) =>
    ({
      method: 'OPTIONS',
      ...(origin !== undefined && { origin }),
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
    }) as const;
}

const allows = (header: string | null, origin: string): boolean => header === '*' || header === origin;
