import { JSONParser } from '@streamparser/json';

const maxCharacters = 32 * 1024 * 1024;

/**
 * Values that stand in lists of a JSON text, as they end: the text may be of any length, and what was read before it breaks off has been given.
 * @param paths of a text that is an object, such as `$.data.Comment.*`; of one that is a list, its members are given.
 * @throws Error that says after which object the text broke.
 */
export async function* readJsonValues(chunks: AsyncIterable<string>, paths: readonly string[]): AsyncGenerator {
  let parser: JSONParser | undefined;
  const done: unknown[] = [];
  let failure: Error | undefined;
  let [count, size, pending] = [0, 0, 0];
  const fail = (error: unknown): void => void (failure ??= error as Error);

  for await (const chunk of chunks) {
    if (!parser) {
      if (chunk.trim() === '') continue;
      parser = new JSONParser({ paths: chunk.trimStart().startsWith('[') ? ['$.*'] : [...paths], keepStack: false });
      parser.onError = fail;
      parser.onValue = ({ value }) => {
        pending = 0;
        count++;
        done.push(value);
      };
    }
    size += chunk.length;
    pending += chunk.length;
    attempt(() => parser!.write(chunk), fail);
    yield* done.splice(0);
    if (failure) {
      const why = failure.message.replace(/\.$/, '');
      throw new Error(`it breaks after ${count} objects, near character ${size}: ${why}.`, { cause: failure });
    }
    if (pending > maxCharacters)
      throw new Error(`what comes after ${count} objects is longer than 32 MB in one piece.`);
  }
  if (parser && !parser.isEnded) throw new Error(`it breaks off after ${count} objects: the file is not whole.`);
}

function attempt(work: () => void, fail: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    fail(error);
  }
}

/** A member of an object as text; numbers and booleans too, as exports differ in what they quote. */
export function textAt(value: unknown, name: string): string {
  const member = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[name] : undefined;
  if (typeof member === 'string') return member;
  return typeof member === 'number' || typeof member === 'boolean' ? String(member) : '';
}
