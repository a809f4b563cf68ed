import type { Receipt } from '../core/comment.js';
import { routes } from '../protocol/routes.js';
import type { Patience } from './patience.js';

/** A comment that the check has written. */
export interface Written extends Pick<Receipt, 'status' | 'token'> {
  readonly id: string;
  readonly page: string;
}

/** An answer with its body read, so that a case can look at all of it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What the body says as JSON; `undefined` when it is none. */
  readonly json: unknown;
}

/** The members of a request that matter here. */
export interface Sent {
  readonly method?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the page that asks; `null`: no browser asks. Default: the check's own. */
  readonly origin?: string | null;
}

/** The line to the server under check. */
export interface Wire {
  /** Without a slash at the end. */
  readonly endpoint: string;
  /** The origin that its requests come from; absent: they come as from no browser. */
  readonly origin: string | undefined;
  /** A `fetch` as a page of that origin has it. It waits where the server's limits ask for it, and remembers what it writes. */
  readonly fetch: typeof fetch;
  /** One request as it is, and the whole answer. */
  readonly ask: (path: string, sent?: Sent) => Promise<Answer>;
  /** Every comment that a server has taken, once. */
  readonly written: () => readonly Written[];
}

/** Milliseconds for one answer; a stream has as long as it likes. */
const answerMs = 15_000;

export function createWire(endpoint: string, origin: string | undefined, patience: Patience): Wire {
  const written = new Map<string, Written>();

  async function patient(url: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const streams = new Headers(init.headers).get('accept') === 'text/event-stream';
      const late = streams ? [] : [AbortSignal.timeout(answerMs)];
      const signal = AbortSignal.any([...(init.signal ? [init.signal] : []), ...late]);
      const answer = await fetch(url, { ...init, signal });
      if (answer.status !== 429) {
        await remember(url, init, answer);
        return answer;
      }
      const ms = await waitOf(answer.clone());
      if (ms === undefined || !(await patience.wait(ms, init.signal))) return answer;
    }
  }

  async function remember(url: string, { method, body }: RequestInit, answer: Response): Promise<void> {
    if (method !== 'POST' || url !== endpoint + routes.comments || !answer.ok || typeof body !== 'string') return;
    const receipt = parse(await answer.clone().text()) as Partial<Receipt> | undefined;
    const { page } = (parse(body) ?? {}) as { page?: { id?: unknown } };
    const { id, status = 'unknown', token } = receipt ?? {};
    if (typeof id !== 'string' || typeof page?.id !== 'string') return;
    written.set(id, { id, status, page: page.id, ...(typeof token === 'string' && { token }) });
  }

  const withOrigin = (headers: HeadersInit | undefined, from: string | null | undefined): Headers => {
    const all = new Headers(headers);
    if (from != null) all.set('origin', from);
    return all;
  };

  return {
    endpoint,
    origin,
    fetch: (input, init = {}) => patient(input as string, { ...init, headers: withOrigin(init.headers, origin) }),
    async ask(path, { method = 'GET', body, headers, origin: from = origin } = {}) {
      const init = { method, headers: withOrigin(headers, from), ...(body !== undefined && { body }) };
      const answer = await patient(endpoint + path, init);
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: parse(text) };
    },
    written: () => [...written.values()],
  };
}

/** What a 429 asks for, in milliseconds, with a little more, so that a second try is not a moment early. */
async function waitOf(answer: Response): Promise<number | undefined> {
  const problem = parse(await answer.text()) as { retryAfterMs?: unknown } | undefined;
  const seconds = Number(answer.headers.get('retry-after') ?? NaN);
  const ms = typeof problem?.retryAfterMs === 'number' ? problem.retryAfterMs : seconds * 1000;
  return Number.isFinite(ms) ? ms + 20 : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
