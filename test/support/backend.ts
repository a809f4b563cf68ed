import { createHash } from 'node:crypto';
import type { Challenge } from '../../src/core/challenge.js';
import type { CommentDraft, Receipt } from '../../src/core/comment.js';
import type { FieldValues } from '../../src/core/comment.js';
import { randomId } from '../../src/core/random-id.js';
import type { Store } from '../../src/contract/store.js';
import type { Problem } from '../../src/protocol/submit-shapes.js';
import { createHandler, type Handler } from '../../src/server/handler.js';
import type { LogEntry } from '../../src/server/log.js';
import type { HandlerOptions } from '../../src/server/options.js';
import type { SiteOptions } from '../../src/server/site.js';
import { memoryStore } from '../../src/server/stores/memory.js';
import { validated } from './openapi.js';

export const origin = 'https://example.vn';
export const secret = 'a secret of at least thirty-two bytes';
export const ownerToken = 'the-token-of-the-owner-of-this-site';

type Extra = Omit<Partial<HandlerOptions>, 'site' | 'sites'>;

/** A backend over a memory store with a clock that stands, rules that a test may change, and answers held against openapi.json. */
export class Backend {
  /** Rules of the site; change them at any time. */
  site: SiteOptions;
  now = Date.UTC(2026, 10, 23, 8);
  readonly log: LogEntry[] = [];
  readonly store: Store;
  readonly handler: Handler;

  constructor(site: Partial<SiteOptions> = {}, options: Extra = {}) {
    this.site = { origins: [origin], challenge: 'none', ...site };
    this.store = options.store ?? memoryStore();
    this.handler = validated(
      createHandler({
        secret,
        ownerToken,
        // Small numbers, so that a test that works for its challenge takes a millisecond.
        challenges: { powMaxNumber: 500 },
        log: (entry) => this.log.push(entry),
        now: () => this.now,
        ...options,
        store: this.store,
        site: () => this.site,
      }),
    );
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.handler(new Request(`http://server${path}`, { headers }), { address: '203.0.113.7' });
  }

  /** @param body an object as JSON, or a text as it is. */
  post(path: string, body: unknown, headers: Record<string, string> = {}, address = '203.0.113.7'): Promise<Response> {
    const request = new Request(`http://server${path}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin, ...headers },
    });
    return this.handler(request, { address });
  }

  submit(changes: DraftChanges = {}, address?: string): Promise<Response> {
    return this.post('/v1/comments', draft(changes), {}, address);
  }

  async challenge(
    kind: 'image' | 'pow' = 'pow',
    changes: { page?: string; purpose?: string } = {},
  ): Promise<Challenge> {
    const response = await this.post('/v1/challenges', {
      page: '/news/42',
      purpose: 'comment',
      accept: [kind],
      ...changes,
    });
    if (response.status !== 201) throw new Error(`No challenge: ${response.status}`);
    return (await response.json()) as Challenge;
  }

  putArticles(articles: readonly object[]): Promise<Response> {
    return this.post('/v1/articles', { articles }, { authorization: `Bearer ${ownerToken}` });
  }
}

export type DraftChanges = Partial<Omit<CommentDraft, 'fields'>> & { fields?: FieldValues };

/** A draft that keeps the default form's rules, with a new id. Its text is too short to be taken for a copy of another. */
export function draft(changes: DraftChanges = {}): CommentDraft {
  return {
    page: { id: '/news/42', url: `${origin}/news/42`, title: 'Tin' },
    fields: { name: 'Trần Thị Bích', title: 'Đường hỏng', content: 'Xin sửa cầu này.' },
    submissionId: randomId(),
    ...changes,
  };
}

/** Works for a challenge as a client does. */
export function solve({ pow }: Challenge): number {
  if (!pow) throw new Error('This is no proof of work.');
  for (let number = 0; number <= pow.maxNumber; number++) {
    if (
      createHash('sha256')
        .update(pow.salt + String(number))
        .digest('hex') === pow.challenge
    )
      return number;
  }
  throw new Error('No number fits.');
}

export async function receipt(response: Response): Promise<Receipt & { id: string; token: string }> {
  return (await response.json()) as Receipt & { id: string; token: string };
}

/** `stored` is what a 409 says; a client lets it fall. */
export type Refused = Problem & { status: number; stored?: { id: string; status: string; token: string } };

export async function problem(response: Response): Promise<Refused> {
  return (await response.json()) as Refused;
}

/** `field code` of each issue. */
export async function issues(response: Response): Promise<string[]> {
  return ((await problem(response)).issues ?? []).map(({ field, code }) => `${field} ${code}`);
}

/** A store with one state changed, as a moderator's tool does it. */
export function withStatus(store: Store, status: 'published' | 'rejected' | 'spam' | 'removed'): Store {
  return {
    ...store,
    async findSubmission(site, id) {
      const stored = await store.findSubmission(site, id);
      return stored && { ...stored, status };
    },
    async findComment(site, id) {
      const stored = await store.findComment(site, id);
      return stored && { ...stored, status };
    },
  };
}
