import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshBuild } from '../../tools/fresh-build.js';

interface Chunk {
  readonly bytes: number;
}
type Chunks = ReadonlyMap<string, Chunk>;
interface ChunkTools {
  readChunks: (folder: string) => Chunks;
  staticClosure: (chunks: Chunks, files: readonly string[]) => string[];
  pageFiles: (chunks: Chunks, names: readonly string[]) => { files: string[]; unknown: string[] };
  totalBytes: (chunks: Chunks, files: readonly string[]) => number;
}
interface Lists {
  pages: readonly { what: string; chunks: readonly string[] }[];
}

const tool = (name: string): string => new URL(`../../tools/${name}`, import.meta.url).href;
const { readChunks, staticClosure, pageFiles, totalBytes } = (await import(
  /* @vite-ignore */ tool('chunks.mjs')
)) as ChunkTools;
const { pages } = (await import(/* @vite-ignore */ tool('loaded-chunks.mjs'))) as Lists;

const text = (name: string): string => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const cdn = fileURLToPath(new URL('../../../dist/cdn', import.meta.url));

/** Rows of the table under the heading "Sizes": what a page has loaded, and kB with one decimal. */
const section = /## Sizes\n(.*?)\n## /s.exec(text('README.md'))?.[1] ?? '';
const rows = [...section.matchAll(/^\| (.+?) +\| +([\d.]+) \|$/gm)].map(([, what, kB]) => ({
  what: what!,
  kB: Number(kB),
}));

let measured: number[];
beforeAll(() => {
  freshBuild();
  const chunks = readChunks(cdn);
  measured = [
    totalBytes(chunks, staticClosure(chunks, ['ykien.js'])),
    ...pages.map(({ chunks: names }) => totalBytes(chunks, pageFiles(chunks, names).files)),
  ].map((bytes) => bytes / 1000);
}, 180_000);

describe('the sizes in the README', () => {
  it('have a row for the first file and for each kind of page that is measured', () => {
    expect(rows).toHaveLength(pages.length + 1);
  });

  it.each(rows.map((row, index) => ({ ...row, index })))('$what: $kB kB within 3 % of the build', ({ kB, index }) => {
    const now = measured[index]!;
    expect(Math.abs(kB - now) / now, `${kB} kB written, ${now} kB measured: npm run size`).toBeLessThan(0.03);
  });

  it('are told in CONTRIBUTING.md as they are here', () => {
    const told = /with challenge and drafts it is (\d+\.\d) kB/.exec(text('CONTRIBUTING.md'))?.[1];
    expect(Number(told)).toBe(rows.find(({ what }) => what.includes('with challenge and drafts'))?.kB);
  });
});
