import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface CuttingProxy {
  readonly port: number;
  /** Cuts the connection at the next COMMIT: before the server has it, or after it has answered. */
  cut: 'before' | 'after' | undefined;
  /** Cuts every connection. */
  readonly cutAll: () => void;
}

/** Stands between a client and PostgreSQL, and loses connections when told to. */
export async function cuttingProxy(to: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  const cutAll = () => sockets.forEach((socket) => socket.destroy());
  const server = createServer((client) => {
    const database = connect(to, '127.0.0.1');
    const both = [client, database];
    const end = () => both.forEach((socket) => socket.destroy());
    let cutting = false;
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.on('data', (bytes) => {
      if (proxy.cut && bytes.includes('COMMIT\0')) {
        cutting = proxy.cut === 'after';
        proxy.cut = undefined;
        if (!cutting) return end();
      }
      database.write(bytes);
    });
    database.on('data', (bytes) => (cutting ? end() : client.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    cutAll();
    server.close();
  });
  const proxy: CuttingProxy = { port: (server.address() as AddressInfo).port, cut: undefined, cutAll };
  return proxy;
}
