import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as server from '../../src/server/index.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface CheckRun {
  readonly code: number | null;
  readonly output: string;
  readonly told: string;
}

/** Runs the real command line; with a name, its output stays in test/output for people to read. */
export async function check(args: readonly string[], saveAs?: string): Promise<CheckRun> {
  const child = spawn(process.execPath, ['dist/cli.js', 'check', ...args], { cwd: root });
  let [output, told] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (saveAs !== undefined) {
    await mkdir(`${root}/test/output`, { recursive: true });
    await writeFile(`${root}/test/output/check-${saveAs}.txt`, `${output}${told}exit ${code}\n`);
  }
  return { code, output, told };
}

/** What is said of a case, with the lines below it; `undefined` when it is not there. */
export function caseOf(output: string, sentence: RegExp): string | undefined {
  const lines = output.split('\n');
  const at = lines.findIndex((line) => sentence.test(line));
  if (at < 0) return undefined;
  const end = lines.findIndex((line, n) => n > at && !line.startsWith('      '));
  return lines.slice(at, end).join('\n');
}

type Server = Pick<typeof server, 'createHandler' | 'memoryStore' | 'serve'>;
type Handle = (request: Request) => Promise<Response>;

export interface OwnServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

export const ownerToken = 'a-token-of-the-tests-of-the-owner';
export const origin = 'https://example.vn';

/** Our own server without limits, on a real socket, with whatever stands before it. */
export async function openServer(
  site: Readonly<Record<string, unknown>> = {},
  before: (handle: Handle) => Handle = (handle) => handle,
  limits: Readonly<Record<string, unknown>> = unlimited,
): Promise<OwnServer> {
  const built = '../../dist/server/index.js';
  const { createHandler, memoryStore, serve } = (await import(built)) as Server;
  const secret = 'a secret of the tests, 32 bytes or more';
  const all = { origins: [origin], challenge: 'none', moderation: 'post', ...site } as const;
  const handler = createHandler({ store: memoryStore(), secret, ownerToken, limits, challenges, site: all });
  const server = await serve({ handler: before((request) => handler(request)), port: 0 });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await handler.drain();
    },
  };
}

/** Little work: what is proved is that it is done. */
const challenges = { powMaxNumber: 500 };
const unlimited = { submit: [], free: [], issue: [], view: [], vote: [], report: [], token: [] };

/** What stands before a server and changes its answers to some requests, as JSON. */
export const changing =
  (method: string, path: RegExp, change: (body: Record<string, never>, request: Request) => unknown) =>
  (handle: Handle): Handle =>
  async (request) => {
    const { pathname } = new URL(request.url);
    const answer = await handle(request);
    if (request.method !== method || !path.test(pathname) || !answer.ok || answer.status === 204) return answer;
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    const body = (await answer.json()) as Record<string, never>;
    return new Response(JSON.stringify(await change(body, request)), { status: answer.status, headers });
  };

/** What stands before a server and changes heads: a header that goes, or has another value; a status. */
export const withHead =
  (change: (headers: Headers, request: Request, status: number) => number | undefined) =>
  (handle: Handle): Handle =>
  async (request) => {
    const answer = await handle(request);
    const headers = new Headers(answer.headers);
    const status = change(headers, request, answer.status) ?? answer.status;
    return new Response(answer.body, { status, headers });
  };
