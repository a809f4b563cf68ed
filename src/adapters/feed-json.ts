import { list, object } from '../protocol/decode.js';

/** An item of a feed as it is written there; a text that is missing is empty. */
export interface FeedItem {
  readonly title: string;
  readonly link: string;
  readonly time: string;
  /** The title is HTML. */
  readonly markup?: boolean;
}

const feed = object<{ items: readonly unknown[] }>({ items: list((value) => value) });

/**
 * JSON Feed 1 and 1.1. What is odd in an item is nothing, and spoils no list.
 * @throws SyntaxError for what is no JSON · CommentError `protocol`, naming the member, for what is no feed.
 */
export function readJsonItems(text: string): readonly FeedItem[] {
  return feed(JSON.parse(text), '').items.map((each) => {
    const first = (...names: string[]): string =>
      names
        .map((name) => (each as Record<string, unknown> | null)?.[name])
        .find((value) => typeof value === 'string') ?? '';
    return {
      title: first('title'),
      link: first('url', 'external_url'),
      time: first('date_published', 'date_modified'),
    };
  });
}
