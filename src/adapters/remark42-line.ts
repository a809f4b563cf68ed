import type { CallOptions } from '../contract/adapter.js';
import { CommentError, type ErrorCode } from '../core/error.js';
import { number, object, text } from '../protocol/decode.js';
import { inTurn } from './parts/in-turn.js';
import { createLine, type, type Line, type Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';
import { beforeSending } from './parts/start-call.js';
import type { Tokens } from './parts/tokens.js';

/** Sends as a guest: JSON, with what proves the login under that name. */
export type Send = <T>(
  name: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  input: object | undefined,
  read: Read<T>,
  options?: CallOptions,
  ms?: number,
) => Promise<T>;

// By the server's numbers, 0 to 20; what is missing goes by the status.
const codes: Readonly<Record<number, ErrorCode>> = {
  1: 'not-found',
  2: 'invalid',
  3: 'unauthorized',
  4: 'invalid',
  5: 'not-found',
  6: 'not-found',
  7: 'forbidden',
  8: 'forbidden',
  9: 'forbidden',
  10: 'forbidden',
  11: 'forbidden',
  12: 'forbidden',
  13: 'forbidden',
  14: 'conflict',
  15: 'forbidden',
  16: 'forbidden',
  17: 'forbidden',
  18: 'not-found',
  19: 'invalid',
  20: 'invalid',
};

const problem = object<{ code?: number; details?: string; error?: string }>({
  code: [number],
  details: [text],
  error: [text],
});

const refuse: Read<never> = async (answer) => {
  const body = await answer.text();
  let told: ReturnType<typeof problem> = {};
  try {
    told = problem(JSON.parse(body), '');
  } catch {
    // Limits, and logins that ended, are told in plain text.
  }
  const { code: number = 0, details = '', error = '' } = told;
  // A text for another site is told with the number of one that is wrong.
  const code = answer.status === 403 && number === 4 ? 'forbidden' : codes[number];
  throw refusalOf(answer, {
    ...(code && { code }),
    ...(code === 'invalid' && { issues: [{ field: 'content', code: 'malformed' }] }),
    message: `Remark42 ${number}: ${details} ${error}`,
  });
};

interface SendOptions {
  readonly base: string;
  readonly site: string;
  readonly fetch: typeof fetch | undefined;
  readonly timeoutMs: number;
  readonly credentials: RequestCredentials;
  readonly tokens: Tokens;
}

export function createSend(options: SendOptions): { readonly line: Line; readonly send: Send } {
  const { site, credentials, tokens } = options;
  const line = createLine({ ...options, refuse });
  const cookies = credentials === 'include';
  const turn = inTurn();
  const cookie = (): string =>
    /(?:^|; )XSRF-TOKEN=([^;]*)/.exec((globalThis as { document?: { cookie: string } }).document?.cookie ?? '')?.[1] ??
    '';

  async function logIn(user: string, options?: CallOptions): Promise<void> {
    const query = new URLSearchParams({ user, aud: site });
    const keep: Read<void> = async (answer) => {
      const token = answer.headers.get('x-jwt') ?? '';
      await answer.text();
      if (!(cookies ? cookie() : token))
        throw new CommentError('unauthorized', {
          message: cookies
            ? 'remark42: no XSRF-TOKEN cookie to be read: the server must be on this page’s host'
            : 'remark42: the login gave no readable X-JWT: set AUTH_SEND_JWT_HEADER=true and expose the header (Access-Control-Expose-Headers: X-JWT), or use credentials: "include"',
        });
      tokens.set(user, token);
    };
    try {
      await line(`/auth/anonymous/login?${query}`, keep, options, { credentials });
    } catch (error) {
      if (!(error instanceof CommentError) || error.status !== 403) throw error;
      throw new CommentError('invalid', { status: 403, issues: [{ field: 'name', code: 'malformed' }] });
    }
  }

  const send: Send = async (name, method, path, input, read, options, ms) => {
    const body = input && JSON.stringify(input);
    const ask = async () => {
      // One set of cookies serves every tab, and another name may have logged in since.
      if (cookies || !tokens.get(name)) await beforeSending(logIn(name, options));
      const proof = cookies ? { 'x-xsrf-token': cookie() } : { 'x-jwt': tokens.get(name) ?? '' };
      const headers = { accept: type, ...proof, ...(body !== undefined && { 'content-type': type }) };
      const keep: typeof read = (answer) => {
        // Expired tokens are renewed on the way.
        const fresh = answer.headers.get('x-jwt');
        if (fresh && !cookies) tokens.set(name, fresh);
        return read(answer);
      };
      const keepalive = !!ms && (body?.length ?? 0) < 8192;
      return line(path, keep, options, { method, headers, credentials, keepalive, ...(body && { body }) }, ms);
    };
    const again = async () => {
      try {
        return await ask();
      } catch (error) {
        // A login that ended: it is refused before anything is looked at.
        if (cookies || !(error instanceof CommentError) || error.status !== 401) throw error;
        tokens.set(name, undefined);
        return ask();
      }
    };
    return cookies ? turn(ask) : again();
  };
  return { line, send };
}
