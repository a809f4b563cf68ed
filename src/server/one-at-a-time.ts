/** Runs a task when those before it under the same key have ended, well or badly. */
export type OneAtATime = <T>(key: string, task: () => Promise<T>) => Promise<T>;

/**
 * Runs the tasks of one key after each other, those of different keys at once. Copies of one submit then find the first one's result instead of
 * being counted against limits. It is a courtesy within one process: that nothing doubles is the store's promise.
 */
export function createOneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>();
  return async (key, task) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(task, task);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
