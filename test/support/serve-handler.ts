import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

export interface Served {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Puts a Fetch handler, such as a stand-in's, behind a real socket. */
export async function serveHandler(handle: (request: Request) => Promise<Response>): Promise<Served> {
  const server = createServer(getRequestListener(handle));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
