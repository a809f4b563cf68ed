import { describe, expect, it } from 'vitest';
import { httpAdapter } from '../../../src/adapters/http.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { draft, receipt } from './loopback.js';

const image = { src: 'data:image/png;base64,AAAA', width: 1, height: 1, length: 5 };
const pow = { algorithm: 'SHA-256', challenge: 'c', salt: 's', maxNumber: 9 };
const challenge = {
  id: 'x',
  kind: 'image',
  expiresInMs: 1,
  alternatives: ['sound'],
  image,
  pow,
  token: { provider: 'p', siteKey: 'k' },
};
const comment = {
  id: 'c',
  parent: 'p',
  status: 'pending',
  name: 'n',
  title: 't',
  content: 'x',
  created: 'd',
  edited: 'e',
};
const listed = { ...comment, root: 'r', up: 1, down: 2, replyCount: 3, role: 'author' };
const replies = { items: [listed], next: 'n', total: 1, partial: true };
const comments = { items: [{ ...listed, replies }], next: 'n', total: 1, count: 1, closed: true, position: '1.1' };
const events = [
  { kind: 'published', position: '1.1', comment: listed },
  { kind: 'removed', position: '2.1', id: 'c' },
  { kind: 'votes', position: '3.1', id: 'c', up: 1, down: 2 },
  { kind: 'closed', position: '4.1' },
];
const field = {
  name: 'n',
  type: 'select',
  required: true,
  maxLength: 9,
  label: 'l',
  hint: 'h',
  options: [{ value: 'v', label: 'l' }],
};
const form = {
  fields: [field],
  challenge: 'always',
  moderation: 'pre',
  consent: { version: '1', text: 't' },
  closed: false,
};
const list = {
  items: [{ id: 'a', title: 't', url: '/u', published: 'd', views: 1, comments: 1 }],
  next: 'n',
  total: 1,
};

type Call = (adapter: Required<Adapter>) => Promise<unknown>;
const { page } = draft;
const named = { page, comment: 'c' };
const submit: Call = (adapter) => adapter.submitComment(draft);
const answers: [string, unknown, Call][] = [
  ['openPage', { form, recent: list, older: list }, (adapter) => adapter.openPage({ page, parts: ['form'] })],
  ['openPage', { form, comments }, (adapter) => adapter.openPage({ page, parts: ['form', 'comments'] })],
  ['listComments', comments, (adapter) => adapter.listComments({ page })],
  ['countComments', { counts: [7] }, async (adapter) => ({ counts: await adapter.countComments(['/a']) })],
  ['vote', { up: 1, down: 2, mine: -1 }, (adapter) => adapter.vote({ ...named, value: 1 })],
  [
    'editComment',
    { ...receipt, comment, editForMs: 5 },
    (adapter) => adapter.editComment({ ...named, token: 't', fields: {} }),
  ],
  ['describeForm', form, (adapter) => adapter.describeForm(page)],
  ['listArticles', list, (adapter) => adapter.listArticles({ kind: 'recent', page: page.id })],
  [
    'requestChallenge',
    challenge,
    (adapter) => adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: ['image'] }),
  ],
  ['submitComment', { ...receipt, comment }, submit],
  [
    'commentStatus',
    { receipts: [{ ...receipt, comment }] },
    async (adapter) => ({ receipts: await adapter.commentStatus(['t']) }),
  ],
];
const refusal = {
  code: 'challenge',
  title: 't',
  issues: [{ field: 'f', code: 'required', limit: 1 }],
  retryAfterMs: 1,
  challenge,
  stored: receipt,
};

// As JSON text: an object literal cannot say `__proto__` or 1e400.
const hostile = [
  '{"_$litType$":1,"strings":["<img src=x onerror=alert(1)>"],"values":[]}',
  '{"__proto__":{"polluted":true}}',
  '{"toString":1,"constructor":{"prototype":{"polluted":true}}}',
  '[]',
  '[["a"]]',
  '1e400',
  '-1e400',
  'null',
  'true',
  '"<script>alert(1)</script>"',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '{}',
];

/** Every text that comes of putting the hostile value in the place of one member or item, the whole included. */
function* spoilt(value: unknown, bad: string): Generator<string> {
  yield bad;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    for (const inner of spoilt(each, bad)) {
      const others = Object.entries(value).map(
        ([name, other]) => [name, name === key ? inner : JSON.stringify(other)] as const,
      );
      yield Array.isArray(value)
        ? `[${others.map(([, text]) => text).join()}]`
        : `{${others.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
    }
  }
}

/** Only texts, finite numbers, truth values, and plain lists and objects of those, with none of the attack's names. */
function expectPlain(value: unknown): void {
  if (typeof value === 'number') return expect(Number.isFinite(value)).toBe(true);
  if (typeof value !== 'object' || value === null)
    return expect(['string', 'boolean', 'undefined']).toContain(typeof value);
  expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
  for (const [key, each] of Object.entries(value)) {
    expect(['_$litType$', '__proto__', 'constructor', 'toString', 'polluted']).not.toContain(key);
    expectPlain(each);
  }
}

const answering = (text: string, status = 200, type = 'application/json'): Required<Adapter> =>
  httpAdapter({
    endpoint: '/',
    fetch: async () => new Response(text, { status, headers: { 'content-type': type } }),
  }) as Required<Adapter>;

describe('hostile JSON', () => {
  it.each(answers)('in any place of the answer of %s is text or a `protocol` error', async (_, sound, call) => {
    await expect(call(answering(JSON.stringify(sound)))).resolves.toEqual(sound);
    for (const bad of hostile) {
      for (const text of spoilt(sound, bad)) {
        const [result] = await Promise.allSettled([call(answering(text))]);
        if (result.status === 'fulfilled') expectPlain(result.value);
        else expect((result.reason as CommentError).code).toBe('protocol');
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  });

  it('in any place of a problem leaves a CommentError of plain data', async () => {
    for (const bad of hostile) {
      for (const text of spoilt(refusal, bad)) {
        const error: unknown = await submit(answering(text, 422, 'application/problem+json')).catch(
          (each: unknown) => each,
        );
        expect(error).toBeInstanceOf(CommentError);
        const { issues, challenge: fresh, retryAfterMs, message } = error as CommentError;
        expectPlain({ issues, fresh, retryAfterMs, message });
      }
    }
  });

  it('in any place of an event is text, or passed over', async () => {
    const sound = { events, position: '4.1' };
    for (const bad of hostile) {
      for (const text of spoilt(sound, bad)) {
        const ending = new AbortController();
        // What cannot be read at all is asked for again; the signal ends that.
        const through: typeof fetch = async () => {
          setTimeout(() => ending.abort(), 0);
          return new Response(text, { headers: { 'content-type': 'application/json' } });
        };
        const adapter = httpAdapter({ endpoint: '/', fetch: through });
        for await (const event of adapter.watch!({ page }, { signal: ending.signal })) expectPlain(event);
      }
    }
  });

  it('makes no page fetch a picture', async () => {
    for (const src of [
      'https://evil.example/x.png',
      'data:text/html;base64,AAAA',
      'data:image/svg+xml;base64,AAAA',
      'javascript:alert(1)',
    ]) {
      const text = JSON.stringify({ ...challenge, image: { ...image, src } });
      const asked = answering(text).requestChallenge({ page: page.id, purpose: 'comment', accept: ['image'] });
      expect((await asked).image?.src).toBe('');
    }
  });
});
