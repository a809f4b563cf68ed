/** In the order given, so that an address stays far below the 4 kB that Artalk reads; a key with a comma stands alone. */
export function chunksOf(keys: readonly string[]): string[][] {
  const found: string[][] = [];
  let length = 0;
  for (const key of keys) {
    length += encodeURIComponent(key).length + 3;
    const last = found.at(-1);
    if (!last || length > 1500 || key.includes(',') || last[0]?.includes(',')) {
      found.push([key]);
      length = encodeURIComponent(key).length;
    } else last.push(key);
  }
  return found;
}
