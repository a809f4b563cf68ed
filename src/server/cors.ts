import { Refusal } from './refusal.js';

/**
 * `public`: anybody reads it, the same for all · `site`: pages of the site's origins, and what is no browser · `bearer`: that, and pages of the server itself, with a
 * token, which the route looks at.
 */
export type Access = 'public' | 'site' | 'bearer';

/** Two hours, the longest that Chromium keeps a preflight. */
const maxAge = '7200';

/** Who may write. The server's own pages are told by the host alone: a proxy may have taken the `s` of `https` away. */
export function allowedOrigins(access: Access, request: Request, origins: readonly string[]): readonly string[] {
  const origin = request.headers.get('origin') ?? '';
  const own = access === 'bearer' && URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
  return own ? [...origins, origin] : origins;
}

/** Headers of an answer, so that a page of an allowed origin can read it, errors too. */
export function corsHeaders(access: Access, origin: string | null, origins: readonly string[]): Record<string, string> {
  const exposed = { 'access-control-expose-headers': 'ETag, Retry-After' };
  if (access === 'public') return { 'access-control-allow-origin': '*', ...exposed };
  const allowed = origin !== null && origins.includes(origin);
  return { vary: 'Origin', ...(allowed && { 'access-control-allow-origin': origin, ...exposed }) };
}

/** The answer to `OPTIONS`: 204 for everybody; only an allowed origin finds itself in it. */
export function preflight(access: Access, methods: readonly string[], headers: Record<string, string>): Response {
  const allowed = 'access-control-allow-origin' in headers;
  return new Response(null, {
    status: 204,
    headers: {
      ...headers,
      allow: [...methods, 'OPTIONS'].join(', '),
      ...(allowed && {
        'access-control-allow-methods': methods.join(', '),
        'access-control-allow-headers': access === 'bearer' ? 'Authorization, Content-Type' : 'Content-Type',
        'access-control-max-age': maxAge,
      }),
    },
  });
}

/** A browser names the page that writes; whoever sends no `Origin` is no browser, and is held by limits and challenge. @throws Refusal 403 */
export function requireOrigin(origin: string | null, origins: readonly string[]): void {
  if (origin === null || origins.includes(origin)) return;
  throw new Refusal('forbidden', { title: 'Pages of this origin may not write here.' });
}
