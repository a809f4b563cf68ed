/**
 * Whether an object in a JSON text has a name twice. `JSON.parse` takes the last, other programs the first (RFC 8259, 4): a filter before this
 * server and this server would then read two texts.
 * @param json a text that `JSON.parse` has taken.
 */
export function hasDuplicateNames(json: string): boolean {
  const names: (Set<string> | undefined)[] = [];
  let nameNext = false;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const open = names.at(-1);
    if (token === '{') names.push(new Set());
    else if (token === '[') names.push(undefined);
    else if (token === '}' || token === ']') names.pop();
    else if (token !== ',' && nameNext && open) {
      const name = JSON.parse(token) as string;
      if (open.has(name)) return true;
      open.add(name);
    }
    // A name stands behind `{`, and behind `,` in an object; everything else is a value.
    nameNext = token === '{' || (token === ',' && open !== undefined);
  }
  return false;
}
