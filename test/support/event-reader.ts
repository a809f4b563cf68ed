import type { CommentEvent } from '../../src/core/comment.js';

/** A stream of server-sent events, read line by line as a browser does. */
export interface EventReader {
  readonly response: Response;
  /** The next event with its id. Rejects when the stream ends before. */
  next(): Promise<{ id: string; event: CommentEvent }>;
  /** Everything until the end. */
  rest(): Promise<string>;
  cancel(): Promise<void>;
}

export function readEvents(response: Response): EventReader {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let id = '';

  async function more(): Promise<boolean> {
    const { done, value } = await reader.read();
    if (value) text += decoder.decode(value, { stream: true });
    return !done;
  }

  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end < 0) {
          if (!(await more())) throw new Error(`The stream ended with "${text}".`);
          continue;
        }
        const lines = text.slice(0, end).split('\n');
        text = text.slice(end + 2);
        id = lines.find((line) => line.startsWith('id: '))?.slice(4) ?? id;
        const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
        if (data !== undefined) return { id, event: JSON.parse(data) as CommentEvent };
      }
    },
    async rest() {
      while (await more());
      return text;
    },
    cancel: () => reader.cancel(),
  };
}
