import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Store } from '../../../../src/contract/store.js';
import type { Notice } from '../../../../src/server/log.js';
import {
  createNotifier,
  createWebhook,
  type Hook,
  type HookMessage,
  type WebhookOptions,
} from '../../../../src/server/index.js';
import type { Backend } from '../../../support/backend.js';

export const secret = 'a secret for the webhooks';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: HookMessage;
}

/** A receiver on a real socket; `status` answers, 0 never does. */
export async function openReceiver(status: () => number = () => 204) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      received.push({ path: request.url!, headers: request.headers, body, message: JSON.parse(body) as HookMessage });
      const code = status();
      if (code !== 0) response.writeHead(code, { location: '/elsewhere' }).end('answer');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

/** A notifier that has already registered its hooks, by the clock of a backend. */
export async function notify(backend: Pick<Backend, 'store' | 'now'>, hooks: readonly Hook[]) {
  const notices: Notice[] = [];
  const notice = (entry: Notice) => void notices.push(entry);
  const notifier = createNotifier({ store: backend.store, hooks, now: () => backend.now, notice });
  onTestFinished(() => notifier.close());
  await notifier.deliver();
  return { notifier, notices };
}

export function webhook(backend: Pick<Backend, 'now'>, url: string, more: Partial<WebhookOptions> = {}): Hook {
  return createWebhook({ url, secret, now: () => backend.now, ...more });
}

/** A hook that keeps what it is told. */
export function memo(send: Hook['send'] = async () => undefined, name = 'memo') {
  const messages: HookMessage[] = [];
  const hook: Hook = {
    name,
    events: ['new', 'approved', 'reported'],
    send(message, signal) {
      messages.push(message);
      return send(message, signal);
    },
  };
  return { hook, messages };
}

/** Waits for what a real socket or the store's own wake brings. */
export async function until(fact: () => boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!fact()) {
    if (Date.now() > end) throw new Error('It never came.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export function approve(store: Store, comment: string, at: number): Promise<unknown> {
  return store.decide([{ site: 'default', comment, to: 'published', actor: 'owner', at }]);
}
