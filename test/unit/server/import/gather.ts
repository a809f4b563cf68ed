import type {
  ForeignComment,
  ForeignItem,
  ForeignPage,
  ForeignReader,
  Skipped,
} from '../../../../src/server/import/foreign.js';

export interface Gathered {
  readonly origins: string[];
  readonly pages: ForeignPage[];
  readonly comments: ForeignComment[];
  readonly skipped: Skipped[];
  /** Why it ended early. */
  readonly error?: string;
}

/** All that a reader gives, also before it breaks off. */
export async function gather(items: AsyncIterable<ForeignItem>): Promise<Gathered> {
  const all = {
    origins: [] as string[],
    pages: [] as ForeignPage[],
    comments: [] as ForeignComment[],
    skipped: [] as Skipped[],
  };
  try {
    for await (const item of items) {
      if (item.kind === 'page') all.pages.push(item.page);
      else if (item.kind === 'comment') all.comments.push(item.comment);
      else if (item.kind === 'origin') all.origins.push(item.origin);
      else all.skipped.push(item.skipped);
    }
  } catch (error) {
    return { ...all, error: (error as Error).message };
  }
  return all;
}

/** A text in pieces of some characters, as a file comes. */
export async function* inPieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

export function read(reader: ForeignReader, text: string, size?: number): Promise<Gathered> {
  return gather(reader(inPieces(text, size), { timeZone: 'Asia/Ho_Chi_Minh' }));
}
