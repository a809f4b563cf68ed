import { list, number, object, text } from '../../protocol/decode.js';
import { refuse } from './cursor.js';

export interface UrlCount {
  readonly url: string;
  readonly count: number;
}

export const urlCounts = list(object<UrlCount>({ url: text, count: number }));

/** `countComments` over a backend that answers many addresses at once, in any order. @throws CommentError `invalid` for more than 100. */
export async function countByUrl(
  urls: readonly string[],
  ask: (urls: readonly string[]) => Promise<readonly UrlCount[]>,
): Promise<readonly number[]> {
  if (urls.length > 100) throw refuse('pages', 'too-long', 100);
  const counts = new Map((urls.length > 0 ? await ask(urls) : []).map(({ url, count }) => [url, count]));
  return urls.map((url) => counts.get(url) ?? 0);
}
