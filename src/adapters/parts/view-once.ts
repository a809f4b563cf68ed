const viewMs = 30 * 60 * 1000;

/** Sends a view at most once per half hour, by what this page remembers; one that could not be sent does not count. */
export function viewOnce(): (page: string, send: () => Promise<unknown>) => Promise<void> {
  const sent = new Map<string, number>();
  return async (page, send) => {
    const now = Date.now();
    if (now - (sent.get(page) ?? -Infinity) < viewMs) return;
    sent.set(page, now);
    try {
      await send();
    } catch (error) {
      sent.delete(page);
      throw error;
    }
  };
}
