import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One recorded exchange: what must be asked, and what is answered then. */
export interface Exchange {
  readonly request: {
    readonly method: string;
    /** Path and query; the order of the query's members does not matter, everything else does. */
    readonly path: string;
    /** A text or pattern that the header must be; `null`: it must not be there. Others are not looked at. */
    readonly headers?: Readonly<Record<string, string | RegExp | null>>;
    /** JSON that the body must equal, member for member; a string: the body as it is; absent: no body. */
    readonly body?: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** Anything but a string is sent as JSON. */
    readonly body?: unknown;
  };
}

export interface Replay {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** What was asked otherwise than recorded. A test expects none. */
  readonly faults: readonly string[];
  /** Recorded exchanges that nobody has asked for yet. */
  readonly rest: () => readonly Exchange[];
  readonly close: () => Promise<void>;
}

/** Serves recorded exchanges in their order. Whatever differs is a fault, and answered with a status that no backend has. */
export async function replay(exchanges: readonly Exchange[]): Promise<Replay> {
  const waiting = [...exchanges];
  const faults: string[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((body) => {
      const next = waiting.shift();
      const wrong = next
        ? differences(request, body, next.request)
        : [`${request.method} ${request.url}: nothing more is recorded`];
      if (!next || wrong.length > 0) {
        faults.push(...wrong);
        response.writeHead(599, { 'content-type': 'text/plain' }).end(wrong.join('\n'));
        return;
      }
      const { status, headers, body: answer } = next.response;
      const type = typeof answer === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
      response.writeHead(status, { 'content-type': type, ...headers });
      response.end(typeof answer === 'string' || answer === undefined ? (answer ?? '') : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    faults,
    rest: () => waiting,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function differences(asked: IncomingMessage, body: string, wanted: Exchange['request']): string[] {
  const at = `${asked.method} ${asked.url}`;
  const wrong: string[] = [];
  if (asked.method !== wanted.method || canonical(asked.url ?? '') !== canonical(wanted.path))
    wrong.push(`${at}: recorded is ${wanted.method} ${wanted.path}`);
  for (const [name, value] of Object.entries(wanted.headers ?? {})) {
    const given = asked.headers[name.toLowerCase()];
    const text = Array.isArray(given) ? given.join(', ') : given;
    const fits =
      value === null ? text === undefined : value instanceof RegExp ? value.test(text ?? '') : text === value;
    if (!fits) wrong.push(`${at}: header ${name} is ${text}, recorded is ${value}`);
  }
  const expected =
    wanted.body === undefined ? '' : typeof wanted.body === 'string' ? wanted.body : ordered(wanted.body);
  const given = typeof wanted.body === 'object' && wanted.body !== null ? ordered(parse(body)) : body;
  if (given !== expected) wrong.push(`${at}: body is ${body}, recorded is ${expected}`);
  return wrong;
}

function canonical(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  searchParams.sort();
  return `${pathname}?${searchParams}`;
}

/** JSON with the members of every object in one order. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
