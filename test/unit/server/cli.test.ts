import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/server/stores/sqlite.js';
import { draft } from '../../support/backend.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ykien-cli-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Run {
  readonly child: ChildProcess;
  /** Everything printed so far, both streams. */
  said(): string;
  /** The address, when it listens. */
  readonly url: Promise<string>;
  readonly code: Promise<number | null>;
}

function ykien(args: readonly string[], env: Record<string, string> = {}): Run {
  const hooks = ['--import', './test/tools/ts-hooks.mjs', 'src/cli.ts'];
  const child = spawn(process.execPath, [...hooks, ...args], { cwd: root, env: { PATH: process.env.PATH, ...env } });
  running.push(child);
  let output = '';
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = new Promise<string>((resolve) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /listens at (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
  });
  return { child, said: () => output, url, code };
}

const data = (): string => join(folder, 'data');
const serveArgs = (...more: string[]) => ['serve', '--data', data(), '--port', '0', '--challenge', 'none', ...more];

describe('ykien serve', { timeout: 20_000 }, () => {
  it('serves from a fresh folder, keeps its secrets to itself, and stores over a restart', async () => {
    const first = ykien(serveArgs('--site-origin', 'https://example.vn'));
    const sent = draft();
    expect((await post(await first.url, sent)).status).toBe(202);
    expect((await post(await first.url, draft(), 'https://evil.example')).status).toBe(403);
    for (const name of ['secret.key', 'owner-token', 'ykien.db'])
      expect((await stat(join(data(), name))).mode & 0o777, name).toBe(0o600);
    expect(first.said()).toContain(join(data(), 'owner-token'));
    const token = (await readFile(join(data(), 'owner-token'), 'utf8')).trim();
    expect(first.said()).not.toContain(token);
    first.child.kill('SIGINT');
    expect(await first.code).toBe(0);

    const second = ykien(serveArgs('--site-origin', 'https://example.vn'));
    const url = await second.url;
    expect((await post(url, sent)).status).toBe(202);
    const queue = await fetch(`${url}/v1/moderation/queue`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await queue.json()) as { items: unknown[] }).items).toHaveLength(1);
  });

  it('answers a submit that is under way when it is told to end, and takes no other', async () => {
    const server = ykien(serveArgs('--site-origin', 'https://example.vn'));
    const url = await server.url;
    const body = JSON.stringify(draft());
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const slow = request(`${url}/v1/comments`, { method: 'POST', headers });
    const answered = new Promise<number | undefined>((resolve, reject) => {
      slow.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject);
    });
    slow.write(body.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    server.child.kill('SIGTERM');
    await expect.poll(() => server.said()).toContain('SIGTERM');
    await expect(fetch(`${url}/v1/health`)).rejects.toThrow();
    slow.end(body.slice(20));
    expect(await answered).toBe(202);
    expect(await server.code).toBe(0);
    const store = sqliteStore({ path: join(data(), 'ykien.db') });
    expect(await store.listQueue({ site: 'default', status: 'pending', limit: 9 })).toHaveLength(1);
    await store.close();
  });

  it('names a port in use and what to do', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const run = ykien(['serve', '--data', data()], { PORT: String(port) });
    expect(await run.code).toBe(1);
    expect(run.said()).toBe(
      `ykien: Port ${port} is in use: stop what listens there, or choose another with --port or PORT.\n`,
    );
    blocker.close();
  });

  it('names a data folder that cannot be written and what to do', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    for (const dir of [file, join(file, 'data'), '/proc/ykien']) {
      const run = ykien(['serve', '--data', dir, '--port', '0']);
      expect(await run.code).toBe(1);
      expect(run.said()).toMatch(/^ykien: The data folder .* cannot be written \(\w+\): .* --data\.\n$/);
    }
  });

  it('names a wrong option', async () => {
    const wrong = [
      ['serve', '--port', 'x'],
      ['serve', '--nonsense'],
      ['fly'],
      serveArgs('--moderation', 'x'),
      serveArgs('--site-origin', 'x'),
    ];
    for (const args of wrong) {
      const run = ykien(args);
      expect(await run.code).toBe(1);
      expect(run.said()).toMatch(/^ykien: .+\n$/);
    }
  });
});

describe('ykien import-feed', { timeout: 20_000 }, () => {
  it('says what came in, and what did not and why', async () => {
    const file = join(folder, 'feed.xml');
    const item = (title: string, link: string) =>
      `<item><title>${title}</title><link>${link}</link><pubDate>Wed, 28 Mar 2018 12:59:00 +0700</pubDate></item>`;
    await writeFile(
      file,
      `<rss version="2.0"><channel><title>x</title>${item('Một', 'https://example.vn/1')}${item('Hai', 'ftp://x/2')}</channel></rss>`,
    );
    const run = ykien(['import-feed', file, '--data', data()]);
    expect(await run.code).toBe(0);
    expect(run.said()).toBe(
      'RSS: 1 articles added, 0 updated, 1 skipped.\n  skipped "Hai": its link is no http or https address.\n',
    );
    const store = sqliteStore({ path: join(data(), 'ykien.db') });
    expect(await store.findArticle('default', '/1')).toMatchObject({ title: 'Một' });
    await store.close();
  });

  it('refuses what is no feed, is missing, or is too large', async () => {
    const file = join(folder, 'feed');
    await writeFile(file, 'hello');
    const huge = join(folder, 'huge');
    await writeFile(huge, Buffer.alloc(6 * 1024 * 1024));
    for (const [path, why] of [
      [file, 'no RSS 2.0'],
      [join(folder, 'none'), 'cannot be read'],
      [huge, 'larger than 5 MB'],
    ] as const) {
      const run = ykien(['import-feed', path, '--data', data()]);
      expect(await run.code).toBe(1);
      expect(run.said()).toContain(why);
    }
  });
});

describe('ykien', { timeout: 20_000 }, () => {
  it('lets nothing that it repeats control the terminal', async () => {
    const run = ykien(['\u001b[2J']);
    expect(await run.code).toBe(1);
    expect(run.said()).toBe('ykien: There is no command "·[2J": see ykien --help.\n');
  });

  it('explains itself', async () => {
    const run = ykien(['--help']);
    expect(await run.code).toBe(0);
    for (const word of ['serve', 'import-feed', '--port', '--data', '--host', '--site-origin', 'YKIEN_OWNER_TOKEN'])
      expect(run.said()).toContain(word);
  });
});

function post(url: string, body: object, origin = 'https://example.vn'): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin };
  return fetch(`${url}/v1/comments`, { method: 'POST', body: JSON.stringify(body), headers });
}
