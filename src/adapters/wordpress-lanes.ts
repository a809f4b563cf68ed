/** Four requests at once, their results in their order: a site serves its other readers too. */
export async function inLanes<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [n, item] of waiting) results[n] = await work(item);
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  return results;
}

/** What a first page of a hundred has left, behind it. */
export async function readRest<T>(
  first: readonly T[],
  total: number,
  take: (page: number) => Promise<{ readonly items: readonly T[] }>,
): Promise<readonly T[]> {
  const pages = Array.from({ length: Math.ceil(total / 100) - 1 }, (_, n) => n + 2);
  const rest = await inLanes(pages, async (page) => (await take(page)).items);
  return [first, ...rest].flat();
}
