import { describe, expect, it } from 'vitest';
import { cycles, floorFaults } from './floors.js';
import { lengths, tooLong } from './length.js';
import { sideEffects } from './side-effects.js';
import { allImports, readSources } from './sources.js';

const sources = readSources('src', ['.ts']);
const imports = allImports(sources);

describe('the sources', () => {
  it('are found, with their imports', () => {
    expect(sources.size).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(20);
  });

  it('import only from their own folder and from floors below', () => {
    expect(floorFaults(imports, sources)).toEqual([]);
  });

  it('have no cycles', () => {
    expect(cycles(imports)).toEqual([]);
  });

  it('do nothing when imported, outside define/ and the entries', () => {
    expect([...sources].flatMap(([path, text]) => sideEffects(path, text))).toEqual([]);
  });

  it('keep under 250 lines', () => {
    const { files, median, p90, longest } = lengths(sources);
    console.log(`src: ${files} files; lines: median ${median}, p90 ${p90}, longest ${longest}`);
    expect(tooLong(sources, 250)).toEqual([]);
  });
});

describe('the tests', () => {
  it('keep under 300 lines', () => {
    expect(tooLong(readSources('test', ['.ts', '.js', '.mjs']), 300)).toEqual([]);
  });
});
