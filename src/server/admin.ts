import { readFile } from 'node:fs/promises';
import type { ConnectionInfo } from './options.js';

type Handle = (request: Request, info: ConnectionInfo) => Response | Promise<Response>;

/** Where the script-tag files lie, seen from a bundle in `dist`, from one of its chunks in `dist/server`, and from the sources. */
const places = ['./cdn/', '../cdn/', '../../dist/cdn/'];

/** A name that a build gives: nothing else is read from the disk. */
const scriptName = /^ykien(-[\w-]+)?\.js$/;

/** Nothing inline, nothing from elsewhere, no frame around it, and no form that leaves the page. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const guards = {
  'content-security-policy': policy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

const words = {
  vi: { title: 'Duyệt bình luận', script: 'Trang này cần JavaScript.' },
  en: { title: 'Comments to review', script: 'This page needs JavaScript.' },
};

const styles = `:root { color-scheme: light dark; }
body { margin: 0; padding: clamp(12px, 3vw, 32px); background: Canvas; color: CanvasText; font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 1280px; margin: 0 auto; }
h1 { margin: 0; font-size: 1.375em; font-weight: 600; line-height: 1.4; }
`;

/**
 * Puts the moderators' page before a handler: `GET /admin`, and below it its script and style. The page itself holds nothing: everything that it
 * shows comes by the moderators' routes, for a token that is typed there. Addresses are relative, so that a proxy may put the server under a path.
 * @param basePath where the API stands, as in the handler's option
 */
export function withAdmin(inner: Handle, basePath = ''): Handle {
  return (request, info) => {
    const { pathname } = new URL(request.url);
    if (!/^\/admin($|\/)/.test(pathname)) return inner(request, info);
    if (!/^(GET|HEAD)$/.test(request.method)) {
      return new Response(null, { status: 405, headers: { ...guards, allow: 'GET, HEAD' } });
    }
    return answer(pathname.slice('/admin'.length), request, basePath);
  };
}

async function answer(path: string, request: Request, basePath: string): Promise<Response> {
  if (path === '') return send(request, page(request, basePath), 'text/html; charset=utf-8');
  if (path === '/') return new Response(null, { status: 308, headers: { ...guards, location: '../admin' } });
  if (path === '/admin.css') return send(request, styles, 'text/css; charset=utf-8');
  const name = /^\/ykien\/([^/]+)$/.exec(path)?.[1] ?? '';
  const script = scriptName.test(name) ? await readScript(name) : undefined;
  if (script === undefined) return new Response(null, { status: 404, headers: guards });
  // All but the first file have the hash of their content in their names.
  const caching = name === 'ykien.js' ? 'no-cache' : 'public, max-age=31536000, immutable';
  return send(request, script, 'text/javascript; charset=utf-8', caching);
}

function send(request: Request, body: string, type: string, caching = 'no-store'): Response {
  const headers = { ...guards, 'content-type': type, 'cache-control': caching };
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

async function readScript(name: string): Promise<string | undefined> {
  for (const place of places) {
    const text = await readFile(new URL(place + name, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** In the first of our languages that the browser asks for. `?lang=` wins. */
function page(request: Request, basePath: string): string {
  const wanted = `${new URL(request.url).searchParams.get('lang') ?? ''},${request.headers.get('accept-language') ?? ''}`;
  const lang = (/(?:^|,)\s*(vi|en)\b/i.exec(wanted)?.[1]?.toLowerCase() ?? 'vi') as keyof typeof words;
  const { title, script } = words[lang];
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="admin/admin.css">
<script type="module" src="admin/ykien/ykien.js"></script>
</head>
<body>
<main><yk-moderation endpoint=".${basePath}"><h1 slot="heading">${title}</h1></yk-moderation>
<noscript><p>${script}</p></noscript></main>
</body>
</html>
`;
}
