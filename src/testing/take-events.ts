import { ensure } from './assert.js';

/** Less than the five seconds that runners give a case, so that the rule is named and not the time. */
const patience = 4000;

/** Events of a watch, up to one that is looked for; then its signal ends it. */
export async function takeEvents<T>(
  watch: (signal: AbortSignal) => AsyncIterable<T>,
  isLast: (event: T) => boolean,
  patienceMs = patience,
): Promise<readonly T[]> {
  const ending = new AbortController();
  const events: T[] = [];
  const iterator = watch(ending.signal)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const event = await nextEvent(iterator, patienceMs);
      ensure(event !== undefined, 'the events ended before the signal');
      events.push(event);
      if (isLast(event)) return events;
    }
  } finally {
    ending.abort();
  }
}

/** `undefined` at the end. @throws Error when nothing comes for too long */
export async function nextEvent<T>(events: AsyncIterator<T>, patienceMs = patience): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no event came within ${patienceMs} ms`)), patienceMs);
  });
  const result = await Promise.race([events.next(), late]).finally(() => clearTimeout(timer));
  return result.done ? undefined : result.value;
}
