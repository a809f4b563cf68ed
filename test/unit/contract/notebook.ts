import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Backend {
  readonly url: string;
  readonly count: () => number;
  readonly stop: () => Promise<void>;
}

interface Row {
  readonly id: string;
  readonly page: string;
  readonly parent?: string;
  readonly author: string;
  readonly text: string;
  readonly time: string;
  readonly reader?: string;
  readonly likes: Set<string>;
}

/** The notebook that the README tells of, on a real socket; `POST /` is its guest book. */
export async function startBackend(): Promise<Backend> {
  const rows: Row[] = [];
  const children = (id: string): Row[] => rows.filter((row) => row.parent === id);
  const note = ({ likes, reader: _, page: __, ...row }: Row): object => {
    return { ...row, likes: likes.size, answers: children(row.id).length };
  };
  const put = (row: Omit<Row, 'id' | 'time' | 'likes'>): Row => {
    const id = `${rows.length + 1}`;
    rows.push({ ...row, id, time: new Date().toISOString(), likes: new Set() });
    return rows.at(-1)!;
  };

  function list(query: URLSearchParams): [number, unknown] {
    const [page, parent, before] = ['page', 'parent', 'before'].map((name) => query.get(name) ?? '');
    const all = rows.filter((row) => row.page === page && (row.parent ?? '') === parent);
    if (parent && !rows.some((row) => row.id === parent && row.page === page)) return [404, {}];
    if (!parent) all.reverse();
    const from = before ? all.findIndex(({ id }) => id === before) + 1 : 0;
    return [200, all.slice(from, from + Number(query.get('count'))).map(note)];
  }

  async function answer(request: IncomingMessage): Promise<[number, unknown]> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (request.method === 'GET') return list(searchParams);
    const data = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Row;
    const liked = /^\/notes\/([^/]+)\/like$/.exec(pathname)?.[1];
    if (liked === undefined) {
      const { parent } = data;
      const root = rows.find(({ id, page }) => id === parent && page === data.page);
      if (parent !== undefined && (!root || root.parent !== undefined)) return [422, {}];
      return [201, note(put(data))];
    }
    const row = rows.find(({ id }) => id === decodeURIComponent(liked));
    if (!row) return [404, {}];
    if (data.reader && row.reader === data.reader) return [403, {}];
    row.likes.add(data.reader ?? '');
    return [200, note(row)];
  }

  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => rows.length,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
