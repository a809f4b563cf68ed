import { describe, expect, it } from 'vitest';
import { cycles, floorFaults } from './floors.js';
import { lengths, tooLong } from './length.js';
import { sideEffects } from './side-effects.js';
import { allImports, importsOf } from './sources.js';

/** The faults of a file that stands in a house where everything it may want to import exists. */
function faultsOf(path: string, text: string): string[] {
  const sources = new Map([[path, text]]);
  for (const { to, own } of importsOf(path, text)) if (own && !sources.has(to)) sources.set(to, '');
  return floorFaults(allImports(sources), sources);
}

describe('reading imports', () => {
  it.each([
    ["import { a } from './a.js';", 'static'],
    ["import './a.js';", 'static'],
    ["import type { A } from './a.js';", 'type'],
    ["export { a } from './a.js';", 're-export'],
    ["export * from './a.js';", 're-export'],
    ["export type { A } from './a.js';", 're-export'],
    ["const a = () => import('./a.js');", 'dynamic'],
    ["type A = import('./a.js').A;", 'type'],
  ])('sees %s', (text, kind) => {
    expect(importsOf('core/b.ts', text)).toEqual([{ from: 'core/b.ts', to: 'core/a.ts', own: true, kind, line: 1 }]);
  });
});

describe('the order of floors', () => {
  it.each([
    ['core/a.ts', "import { b } from '../state/b.js';", 'upward'],
    ['core/a.ts', "import type { B } from '../contract/adapter.js';", 'upward'],
    ['contract/a.ts', "import { b } from '../i18n/vi.js';", 'sideways'],
    ['theme/a.ts', "import { b } from '../controllers/b.js';", 'sideways'],
    ['adapters/http.ts', "import { b } from './memory.js';", 'each other'],
    ['adapters/parts/line.ts', "import { b } from '../memory.js';", 'each other'],
    ['adapters/http.ts', "import { b } from '../server/index.js';", 'sideways'],
    ['adapters/http.ts', "import { b } from '../storage/b.js';", 'sideways'],
    ['state/a.ts', "import { b } from '../adapters/http.js';", 'never sees'],
    ['state/a.ts', "import { b } from '../server/index.js';", 'never sees'],
    ['elements/a/a.ts', "const b = () => import('../../adapters/http.js');", 'never sees'],
    ['elements/a/a.ts', "export { b } from '../../server/index.js';", 'never sees'],
    ['elements/a/a.ts', "import { b } from '../b/b.js';", 'a tag sees only itself'],
    ['elements/events.ts', "import { b } from './b/b.js';", 'a tag sees only itself'],
    ['elements/parts/a.ts', "import { b } from '../b/b.js';", 'a tag sees only itself'],
    ['controllers/adapter.ts', "import { b } from '../adapters/http.js';", 'never sees'],
    ['controllers/adapter.ts', "const b = () => import('../adapters/memory.js');", 'never sees'],
    ['controllers/other.ts', "const b = () => import('../adapters/http.js');", 'never sees'],
    ['index.ts', "export { b } from './testing/index.js';", 'nothing imports testing'],
    ['cli.ts', "import { b } from './testing/index.js';", 'nothing imports testing'],
    ['check/a.ts', "import { b } from '../define/index.js';", 'sideways'],
    ['index.ts', "import './define/index.js';", 'sideways'],
    ['headless.ts', "export { b } from './elements/a/a.js';", 'never sees'],
    ['helpers/a.ts', "import { b } from '../core/b.js';", 'no floor'],
    ['state/a.ts', "import type { B } from '../elements/events.js';", 'upward'],
  ])('refuses %s: %s', (path, text, why) => {
    expect(faultsOf(path, text)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['state/a.ts', "import { LitElement } from 'lit';"],
    ['core/a.ts', "import { randomBytes } from 'node:crypto';"],
    ['elements/a/a.ts', "import { readFile } from 'node:fs';"],
    ['adapters/http.ts', "import { Hono } from 'hono';"],
    ['elements/a/a.ts', "import { repeat } from 'lodash';"],
    ['core/a.ts', 'const b = (name: string) => import(name);'],
    ['headless.ts', "export { html } from 'lit';"],
  ])('refuses a bare import, %s: %s', (path, text) => {
    expect(faultsOf(path, text)).toHaveLength(1);
  });

  it.each([
    ['core/a.ts', "import { b } from './b.js';"],
    ['state/a.ts', "import type { B } from '../contract/adapter.js';"],
    ['controllers/adapter.ts', "const b = () => import('../adapters/http.js');"],
    [
      'elements/a/a.ts',
      "import { b } from '../parts/b.js'; import { E } from '../events.js'; import { c } from './c.js';",
    ],
    ['elements/a/a.ts', "import { html } from 'lit'; import { repeat } from 'lit/directives/repeat.js';"],
    ['controllers/a.ts', "import type { E } from '../elements/events.js';"],
    ['adapters/memory.ts', "import { b } from './memory-articles.js';"],
    ['adapters/memory/a.ts', "import { b } from '../parts/cursor.js';"],
    ['auto.ts', "import './define/index.js';"],
    ['check/a.ts', "import { b } from '../testing/index.js'; import { c } from '../adapters/http.js';"],
    ['cli.ts', "import { b } from './check/b.js';"],
    ['cli.ts', "import { b } from './server/index.js'; import { join } from 'node:path';"],
    ['server/index.ts', "import { Hono } from 'hono'; import { createHash } from 'node:crypto';"],
  ])('allows %s: %s', (path, text) => {
    expect(faultsOf(path, text)).toEqual([]);
  });

  it('refuses an import of a file that does not exist', () => {
    const sources = new Map([['core/a.ts', "import { b } from './gone.js';"]]);
    expect(floorFaults(allImports(sources), sources)).toEqual(['core/a.ts:1: core/gone.ts does not exist']);
  });
});

describe('cycles', () => {
  const ring = (last: string): string[] =>
    cycles(
      allImports(
        new Map([
          ['core/a.ts', "import { b } from './b.js';"],
          ['core/b.ts', "import type { C } from './c.js';"],
          ['core/c.ts', last],
        ]),
      ),
    );

  it('are found once, through types and import() too', () => {
    expect(ring("const a = () => import('./a.js');")).toEqual(['core/a.ts → core/b.ts → core/c.ts → core/a.ts']);
  });

  it('are not seen where there is none', () => {
    expect(ring('export {};')).toEqual([]);
  });
});

describe('length', () => {
  const sources = new Map([10, 251, 300].map((count) => [`${count}.ts`, 'x\n'.repeat(count)]));

  it('reports the files over the limit, longest first', () => {
    expect(tooLong(sources, 250)).toEqual(['300.ts: 300 lines, 50 over 250', '251.ts: 251 lines, 1 over 250']);
  });

  it('knows the median', () => {
    expect(lengths(sources)).toEqual({ files: 3, median: 251, p90: 300, longest: 300 });
  });
});

describe('side effects', () => {
  it.each([
    'start();',
    'const a = start();',
    'const a = new Worker(url);',
    'const a = await load();',
    'let n = 0; n += 1;',
    'if (globalThis.document) start();',
    "import './polyfill.js';",
    "globalThis.x = 'x';",
    "customElements.define('yk-a', A);",
    "export const define = () => { customElements.define('yk-a', A); };",
    "@customElement('yk-a') class A {}",
    'class A { static { start(); } }',
    'class A { static a = start(); }',
    'class A extends mixin(B) {}',
    'export default start();',
    'enum A { B }',
    'const a = { b: [start()] };',
    'const a = css`${start()}`;',
    'const a = window.b = 1;',
    'const a = /* sure */ start();',
  ])('refuses %s', (text) => {
    expect(sideEffects('state/a.ts', text)).not.toEqual([]);
  });

  it.each([
    'export const a = 1, b = -2, c = `x`, d = /x/u;',
    "import type { A } from './a.js'; export type { A };",
    'export function a() { start(); }',
    'export const a = () => start();',
    'const a = new Map([["x", 1]]); const b = new Set<string>();',
    'const a = Object.freeze({ b: [1, 2] } as const);',
    "export const context = createContext<A>(Symbol('a'));",
    'export const styles = css`:host { ${tokens} }`;',
    "const names = 'a b'.split(' ').map((name) => name.trim());",
    'class A extends LitElement { static override styles = [css``]; @property() a = start(); }',
    "import { shape } from '../protocol/decode.js'; const a = shape({});",
    'const a = /* @__PURE__ */ makeTable();',
    'declare global { interface Window { a: 1 } }',
  ])('allows %s', (text) => {
    expect(sideEffects('state/a.ts', text)).toEqual([]);
  });

  it('allows anything in define/ and the entries', () => {
    expect(sideEffects('define/a.ts', "customElements.define('yk-a', A);")).toEqual([]);
    expect(sideEffects('auto.ts', "import './define/index.js'; start();")).toEqual([]);
  });
});
