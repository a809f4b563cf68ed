/** A window, or whatever tells of changes as a window does. */
export type EventSource = Pick<EventTarget, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'>;

/** Resolves with the next event of one of these kinds, or when the signal ends the wait. */
export function nextEvent(source: EventSource, kinds: readonly string[], signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const kind of kinds) source.removeEventListener(kind, end);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    for (const kind of kinds) source.addEventListener(kind, end);
    signal?.addEventListener('abort', end);
    if (signal?.aborted) end();
  });
}
