import type { CallOptions } from '../contract/adapter.js';
import { CommentError } from '../core/error.js';
import type { PageRef } from '../core/page.js';
import { inTurn } from './parts/in-turn.js';
import { type, type Read } from './parts/line.js';
import { beforeSending } from './parts/start-call.js';
import { openTokens, type Tokens, type TokenStorage } from './parts/tokens.js';
import type { Query, Site } from './remark42-site.js';

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

export interface GuestOptions {
  readonly credentials?: 'omit' | 'include';
  readonly submitTimeoutMs?: number;
  readonly storage?: TokenStorage;
}

/** What whoever writes needs of a site. */
export interface Guests {
  readonly site: Site;
  readonly tokens: Tokens;
  readonly send: Send;
  /** The path of something about one comment. */
  readonly pathOf: (name: string, comment: string, page: PageRef, query?: Query) => string;
}

export function openGuests(site: Site, { credentials = 'omit', storage }: GuestOptions): Guests {
  const { base, id, line, locate, path: pathTo } = site;
  const tokens = openTokens(`remark42 ${base} ${id}`, storage);
  const cookies = credentials === 'include';
  const turn = inTurn();
  const cookie = (): string =>
    /(?:^|; )XSRF-TOKEN=([^;]*)/.exec((globalThis as { document?: { cookie: string } }).document?.cookie ?? '')?.[1] ??
    '';

  async function logIn(user: string, options?: CallOptions): Promise<void> {
    const query = new URLSearchParams({ user, aud: id });
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

  return {
    site,
    tokens,
    send,
    pathOf: (name, comment, page, query) =>
      pathTo(`${name}/${encodeURIComponent(comment)}`, { url: locate(page.id, page.url), ...query }),
  };
}
