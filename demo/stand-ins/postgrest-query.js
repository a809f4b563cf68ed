// The conditions of a PostgREST query that `supabaseAdapter` writes: `column=eq.value`, `column=is.null`, `or=(a.lt.1,and(a.eq.1,b.lt."x"))`, `order`, `limit`, `select`.

const numeric = new Set(['id', 'parent', 'root', 'up', 'down', 'score', 'reply_count']);

/** @param {Record<string, unknown>[]} rows @param {URLSearchParams} query */
export function filterRows(rows, query) {
  const tests = [];
  for (const [name, value] of query) {
    if (name === 'or') tests.push(readGroup(value));
    else if (!/^(select|order|limit)$/.test(name)) tests.push(condition(name, value));
  }
  return rows.filter((row) => tests.every((test) => test(row)));
}

/** Orders, cuts and picks the columns. @param {Record<string, unknown>[]} rows @param {URLSearchParams} query */
export function orderRows(rows, query) {
  const keys = (query.get('order') ?? '')
    .split(',')
    .filter(Boolean)
    .map((each) => each.split('.'));
  const sorted = [...rows].sort((a, b) => {
    for (const [name, way] of keys) {
      const sign = compare(a[name], b[name]);
      if (sign) return way === 'desc' ? -sign : sign;
    }
    return 0;
  });
  const columns = (query.get('select') ?? '').split(',');
  return sorted
    .slice(0, Number(query.get('limit') ?? Infinity))
    .map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function condition(name, text) {
  if (text === 'is.null') return (row) => row[name] === null;
  const [, operator, value] = /^(eq|lt|gt)\.([^]*)$/.exec(text) ?? [];
  if (!operator) throw { code: 'PGRST100', message: `"failed to parse filter (${text})"` };
  if (numeric.has(name) && !/^-?\d+$/.test(value)) {
    throw { code: '22P02', message: `invalid input syntax for type bigint: "${value}"` };
  }
  if (value.includes('\0')) throw { code: '22021', message: 'invalid byte sequence for encoding "UTF8": 0x00' };
  const wanted = numeric.has(name) ? Number(value) : value;
  const signs = { eq: [0], lt: [-1], gt: [1] }[operator];
  return (row) => row[name] !== null && signs.includes(compare(row[name], wanted));
}

function readGroup(text) {
  let rest = text;
  const take = (pattern) => {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const group = (isEvery) => {
    if (!take(/^\(/)) throw { code: 'PGRST100', message: `"failed to parse logic tree (${text})"` };
    const tests = [];
    do {
      if (take(/^and(?=\()/)) tests.push(group(true));
      else {
        const [name, operator] = (take(/^[a-z_]+\.[a-z]+\./) ?? '').split('.');
        tests.push(condition(name, `${operator}.${(take(/^("[^"]*"|[^,()"]+)/) ?? '').replace(/^"|"$/g, '')}`));
      }
    } while (take(/^,/));
    if (!take(/^\)/)) throw { code: 'PGRST100', message: `"failed to parse logic tree (${text})"` };
    return (row) => (isEvery ? tests.every((test) => test(row)) : tests.some((test) => test(row)));
  };
  return group(false);
}
