import type { Import, Sources } from './sources.js';

/** The floors of the house, by top folder or by the name of a file that lies in src itself. */
const floors: Readonly<Record<string, number>> = {
  ...{ core: 0, contract: 1, i18n: 1, protocol: 2 },
  ...{ adapters: 3, server: 3, storage: 3, testing: 3 },
  ...{ state: 4, theme: 5, controllers: 5, elements: 6 },
  ...{ define: 7, index: 7, auto: 7, cli: 7, check: 7, ssr: 7, headless: 7 },
};

/** Folders that may never be seen from a place, even where the floors alone would allow it. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  state: ['adapters', 'server'],
  theme: ['adapters', 'server'],
  controllers: ['adapters', 'server'],
  elements: ['adapters', 'server'],
  headless: ['adapters', 'server', 'theme', 'controllers', 'elements'],
};

/** Entries of one floor that are made of one another. */
const entryOfEntry = new Set(['auto define', 'index headless', 'cli check']);

/** The only places that fetch an adapter by themselves, each with the one that it fetches. */
const lazyAdapters = new Set([
  'controllers/adapter.ts adapters/http.ts',
  'controllers/moderation.ts adapters/http-moderation.ts',
]);

const lit = /^(lit|@lit\/context)(\/|$)/;
const node = /^node:/;
const serverSide =
  /^(node:|hono(\/|$)|@hono\/node-server(\/|$)|(altcha-lib|libphonenumber-js|feedsmith|saxes|htmlparser2|csv-parse|@streamparser\/json|nodemailer|pg)(\/|$))/;

/** Who may import what from outside. A folder that is not named here imports nothing that is not ours. */
const bare: Readonly<Record<string, RegExp>> = {
  ...{ theme: lit, controllers: lit, elements: lit, define: lit, index: lit, auto: lit },
  ssr: /^(lit|@lit\/context|@lit-labs\/ssr|@lit-labs\/ssr-client)(\/|$)|^node:/,
  ...{ server: serverSide, cli: serverSide },
  storage: /^idb-keyval$/,
  // A synchronous SHA-256: crypto.subtle is absent on http:// pages, and slow for one hash at a time.
  state: /^@noble\/hashes\/sha2\.js$/,
};

/** The top folder, or the name of a file in src itself: `elements/parts/field.ts` → elements, `auto.ts` → auto. */
export function folderOf(path: string): string {
  return path.split('/')[0]!.replace(/\.ts$/, '');
}

/** The second step of a path without its ending: a tag's folder in elements. */
function unitOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/, '');
}

/** One backend in adapters, beside `parts/`, which is what several are made of: `memory.ts`, `memory-articles.ts` and `memory/articles.ts` are all parts of memory. */
const backendOf = (path: string): string => unitOf(path).split('-')[0]!;

const isEvents = (path: string): boolean => path === 'elements/events.ts';

/** What is wrong with an import between two of our own files, or undefined. */
function ownFault(one: Import): string | undefined {
  const [from, to] = [folderOf(one.from), folderOf(one.to)];
  const [fromFloor, toFloor] = [floors[from], floors[to]];
  if (fromFloor === undefined) return `${from} has no floor`;
  if (toFloor === undefined) return `${to} has no floor`;
  if (from === to) return sameFolderFault(one, from);
  // The command that runs the suite over a server is for implementers too.
  if (to === 'testing' && from !== 'check') return 'nothing imports testing: it is for implementers';
  // The types of events are named by controllers and entries too; below that floor there is no DOM, hence no Event.
  if (isEvents(one.to) && fromFloor >= 5) return undefined;
  if (toFloor > fromFloor) return `upward: ${from} (${fromFloor}) sees ${to} (${toFloor})`;
  if (toFloor === fromFloor && !entryOfEntry.has(`${from} ${to}`)) return `sideways: ${from} sees ${to}`;
  if (hidden[from]?.includes(to)) {
    const lazy = one.kind === 'dynamic' && lazyAdapters.has(`${one.from} ${one.to}`);
    return lazy ? undefined : `${from} never sees ${to}`;
  }
  return undefined;
}

function sameFolderFault(one: Import, folder: string): string | undefined {
  const [from, to] = [unitOf(one.from), unitOf(one.to)];
  if (folder === 'adapters' && to !== 'parts' && backendOf(one.from) !== backendOf(one.to))
    return `adapters never see each other: ${from} sees ${to}`;
  if (folder !== 'elements' || from === to || isEvents(one.to)) return undefined;
  if (to === 'parts' && !isEvents(one.from)) return undefined;
  return `a tag sees only itself, parts and events: ${from} sees ${to}`;
}

/** Every import that breaks the order of floors, as `file:line: why`. */
export function floorFaults(imports: readonly Import[], sources: Sources): string[] {
  return imports.flatMap((one) => {
    const at = `${one.from}:${one.line}`;
    if (one.own) {
      const fault = ownFault(one);
      const missing = one.to.endsWith('.ts') && !sources.has(one.to) ? `${one.to} does not exist` : undefined;
      return [fault, missing].filter((text) => text !== undefined).map((text) => `${at}: ${text}`);
    }
    const allowed = bare[folderOf(one.from)];
    if (allowed?.test(one.to)) return [];
    if (node.test(one.to)) return [`${at}: ${one.to} is for server/ and cli.ts`];
    return [`${at}: ${one.to} is not on the list of ${folderOf(one.from)}`];
  });
}

/** Each ring of files that import one another, written once: `a.ts → b.ts → a.ts`. Types count, and so does import(). */
export function cycles(imports: readonly Import[]): string[] {
  const edges = Map.groupBy(
    imports.filter(({ own }) => own),
    ({ from }) => from,
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const ring = path.slice(start);
      // Turned to begin at its first name, a ring reads the same wherever the walk entered it.
      const first = ring.indexOf([...ring].sort()[0]!);
      const turned = [...ring.slice(first), ...ring.slice(0, first)];
      found.add([...turned, turned[0]].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of edges.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) walk(file, []);
  return [...found];
}
