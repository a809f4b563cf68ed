import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { articles } from '../support/demo.js';

const script = fileURLToPath(new URL('../../demo/server.js', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ykien-start-'));
});
afterAll(() => rm(folder, { recursive: true }));

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Run {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  readonly said: () => string;
  readonly exit: Promise<number | null>;
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  running.add(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, said: () => text, exit };
}

async function addressOf({ said }: Run): Promise<string> {
  await expect.poll(said, { timeout: 15_000 }).toMatch(/http:\/\/\S+/);
  return /http:\/\/\S+/.exec(said())![0];
}

describe('npm start', () => {
  it('serves the site and the API, prints the address, and ends on SIGTERM with exit code 0', async () => {
    const dataDir = join(folder, 'first');
    const run = start(['--data', dataDir], { PORT: '0' });
    const url = await addressOf(run);
    const home = await fetch(url);
    expect(home.status).toBe(200);
    expect(await home.text()).toContain('<yk-comments endpoint="/api">');
    expect((await fetch(`${url}/ykien/ykien.js`)).headers.get('content-type')).toMatch(/javascript/);
    const recent = (await (await fetch(`${url}/api/v1/articles?kind=recent&page=/`)).json()) as { items: unknown[] };
    expect(recent.items).toHaveLength(10);
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(run.said()).toMatch(/SIGTERM: finishing what is under way\.\nClosed\.\n$/);
  });

  it('keeps database and keys in the data folder, readable by the owner alone', async () => {
    const dataDir = join(folder, 'first');
    for (const name of ['secret.key', 'owner-token']) {
      expect((await stat(join(dataDir, name))).mode & 0o777, name).toBe(0o600);
      expect((await readFile(join(dataDir, name), 'utf8')).trim().length, name).toBeGreaterThan(30);
    }
    expect((await stat(join(dataDir, 'ykien.db'))).size).toBeGreaterThan(0);
  });

  it('puts the articles in once, and keeps the views that they have', async () => {
    const dataDir = join(folder, 'first');
    const path = `/bai-viet/${articles[0]!.slug}`;
    const database = new DatabaseSync(join(dataDir, 'ykien.db'));
    database.prepare('UPDATE article SET views = views + 7 WHERE id = ?').run(path);
    database.close();
    const run = start(['--data', dataDir, '--port', '0']);
    const url = await addressOf(run);
    const list = (await (await fetch(`${url}/api/v1/articles?kind=recent&page=/x&limit=50`)).json()) as {
      items: { id: string; views: number }[];
    };
    expect(list.items).toHaveLength(Math.min(50, articles.length));
    expect(list.items.find(({ id }) => id === path)?.views).toBe(articles[0]!.views + 7);
    run.child.kill('SIGINT');
    expect(await run.exit).toBe(0);
  });

  it('says in one line which port is in use and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const run = start(['--data', join(folder, 'second')], { PORT: String(port) });
    expect(await run.exit).toBe(1);
    expect(run.said()).toBe(
      `ykien: Port ${port} is in use: stop what listens there, or choose another with --port or PORT.\n`,
    );
    other.close();
  });

  it('says in one line that the data folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const run = start(['--data', file], { PORT: '0' });
    expect(await run.exit).toBe(1);
    expect(run.said()).toMatch(/^ykien: The data folder \S+ cannot be written \(\w+\): .* --data\.\n$/);
  });

  it.each([['abc'], ['70000'], ['-1']])('refuses the port %s', async (PORT) => {
    const run = start(['--data', join(folder, 'third')], { PORT });
    expect(await run.exit).toBe(1);
    expect(run.said()).toBe(`ykien: "${PORT}" is no port: give a number from 0 to 65535 with --port or PORT.\n`);
  });

  it('finishes an answer that is under way when it is told to end', async () => {
    const run = start(['--data', join(folder, 'fourth')], { PORT: '0' });
    const url = await addressOf(run);
    // A body that comes in two halves, with the signal between them.
    const body = JSON.stringify({ page: '/x', purpose: 'comment', accept: ['image'] });
    let second: (value: Uint8Array) => void = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const bytes = new TextEncoder().encode(body);
        controller.enqueue(bytes.slice(0, 10));
        second = () => {
          controller.enqueue(bytes.slice(10));
          controller.close();
        };
      },
    });
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
    const answer = fetch(`${url}/api/v1/challenges`, init);
    // An answer that comes after the first half has left, on another connection.
    await fetch(`${url}/api/v1/health`);
    run.child.kill('SIGTERM');
    await expect.poll(run.said).toMatch(/SIGTERM/);
    second(new Uint8Array());
    expect((await answer).status).toBe(201);
    expect(await run.exit).toBe(0);
  });

  it('starts nothing when it is imported', async () => {
    const code = `await import(${JSON.stringify(script)}); console.log('imported');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
    running.add(child);
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    expect(await new Promise((resolve) => child.on('exit', resolve))).toBe(0);
    running.delete(child);
    expect(text).toBe('imported\n');
  });
});
