import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { ConnectionInfo } from './options.js';

export interface ServeOptions {
  /** `createHandler(…)`, or any function of this shape. */
  readonly handler: (request: Request, info: ConnectionInfo) => Response | Promise<Response>;
  /** 0 takes a free one. Default 8787. */
  readonly port?: number;
  /** Address to listen on. Default `127.0.0.1`: only this machine, and so whatever proxy stands before it. */
  readonly host?: string;
}

export interface RunningServer {
  readonly port: number;
  readonly host: string;
  readonly url: string;
  /** Takes no more connections and waits for the answers that are under way. */
  close(): Promise<void>;
}

const reasons: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is in use: stop what listens there, or choose another with --port or PORT.`,
  EACCES: (port) => `Port ${port} may not be opened by this user: choose one from 1024 on with --port or PORT.`,
  EADDRNOTAVAIL: (_, host) => `This machine has no address ${host}: choose another with --host, such as 127.0.0.1.`,
};

/**
 * Runs a handler on Node's own HTTP server.
 * @throws Error that names the port or host and the mend when it cannot listen; its cause is Node's error.
 */
export async function serve({ handler, port = 8787, host = '127.0.0.1' }: ServeOptions): Promise<RunningServer> {
  const listener = getRequestListener(
    (request, { incoming }) => handler(request, { address: incoming.socket.remoteAddress }),
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await listen(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    host,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        // Those whose answer ends only now too: a client would keep them for seconds.
        const closing = setInterval(() => server.closeIdleConnections(), 50);
        server.close(() => {
          clearInterval(closing);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new Error(reasons[cause.code ?? '']?.(port, host) ?? `Cannot listen on ${host}:${port}.`, { cause }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}
