import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';

const onPath = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** Debian keeps MiniBrowser in the library folder of its architecture. */
function miniBrowser(): string | undefined {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return undefined;
  return readdirSync(libraries)
    .map((folder) => join(libraries, folder, 'webkit2gtk-4.1/MiniBrowser'))
    .find((file) => existsSync(file));
}

export interface WebKitParts {
  readonly driver: string;
  readonly xvfb: string;
  readonly browser: string;
}

/** WebKitGTK, its driver and a screen for it; `undefined` unless all are installed. */
export function findWebKit(): WebKitParts | undefined {
  const [driver, xvfb, browser] = [onPath('WebKitWebDriver'), onPath('Xvfb'), miniBrowser()];
  return driver && xvfb && browser ? { driver, xvfb, browser } : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a screen with a number of its own, which Xvfb tells on its third file descriptor. */
async function startScreen(xvfb: string): Promise<{ child: ChildProcess; display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${String(code)}.`)));
    child.stdio[3]!.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
  });
  return { child, display };
}

/** A session of WebKitWebDriver, spoken to as the WebDriver standard has it. */
export class WebKitSession {
  readonly #base: string;
  readonly #children: readonly ChildProcess[];

  private constructor(base: string, children: readonly ChildProcess[]) {
    this.#base = base;
    this.#children = children;
  }

  static async open({ driver, xvfb, browser }: WebKitParts): Promise<WebKitSession> {
    const { child: screen, display } = await startScreen(xvfb);
    const port = await freePort();
    const child = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: display,
        GDK_BACKEND: 'x11',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
      },
    });
    const root = `http://127.0.0.1:${port}`;
    const until = Date.now() + 20_000;
    while (
      !(await fetch(`${root}/status`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (Date.now() > until) throw new Error('WebKitWebDriver does not answer.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const options = { binary: browser, args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = await call<{ sessionId: string }>(`${root}/session`, 'POST', { capabilities });
    return new WebKitSession(`${root}/session/${sessionId}`, [child, screen]);
  }

  async goto(url: string): Promise<void> {
    await call(`${this.#base}/url`, 'POST', { url });
  }

  /** Runs the body of a function in the page; `arguments` are its arguments. */
  run<T>(script: string, ...args: unknown[]): Promise<T> {
    return call<T>(`${this.#base}/execute/sync`, 'POST', { script, args });
  }

  /** Types into what has the focus, key by key. */
  async type(text: string): Promise<void> {
    const keys = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await call(`${this.#base}/actions`, 'POST', { actions: [{ type: 'key', id: 'keyboard', actions: keys }] });
  }

  async close(): Promise<void> {
    await call(this.#base, 'DELETE').catch(() => undefined);
    for (const child of this.#children) child.kill();
  }
}

async function call<T>(url: string, method: string, body?: object): Promise<T> {
  const init = { method, ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  const answer = await fetch(url, init);
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`${value.error ?? answer.status}: ${value.message ?? url}`);
  return value;
}
