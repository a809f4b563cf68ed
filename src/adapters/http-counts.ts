import type { CallOptions } from '../contract/adapter.js';
import { fail, list, number, object } from '../protocol/decode.js';
import { readRoutes as routes } from '../protocol/read-routes.js';
import { json, type Line } from './parts/line.js';

const countsShape = object<{ readonly counts: readonly number[] }>({ counts: list(number) });

/** Servers and proxies take addresses of 8 kB and more; a hundred long paths are more than that. */
const maxQuery = 6000;

export async function countComments(
  line: Line,
  pages: readonly string[],
  options?: CallOptions,
): Promise<readonly number[]> {
  const queries: string[][] = [];
  let room = 0;
  for (const page of pages) {
    const name = `page=${encodeURIComponent(page)}`;
    if (room < name.length) {
      queries.push([]);
      room = maxQuery;
    }
    room -= name.length;
    queries.at(-1)?.push(name);
  }
  const answers = await Promise.all(
    queries.map(async (names) => {
      const { counts } = await line(`${routes.counts}?${names.join('&')}`, json(countsShape), options);
      return counts.length === names.length ? counts : fail('counts', 'one per page');
    }),
  );
  return answers.flat();
}
