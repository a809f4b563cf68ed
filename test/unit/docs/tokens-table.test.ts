import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface TokensTable {
  readTokens: (source: string) => { name: string; value: string; what: string }[];
  tokensTable: (source: string) => string;
  withTable: (text: string, table: string) => string;
  readmeNow: () => { text: string; wanted: string };
}

const tool = new URL('../../tools/tokens-table.mjs', import.meta.url).href;
const { readTokens, tokensTable, withTable, readmeNow } = (await import(/* @vite-ignore */ tool)) as TokensTable;
const source = readFileSync(new URL('../../../src/theme/tokens.ts', import.meta.url), 'utf8');

const sample = `
    /* Corner
       radius. */
    --_radius: var(--yk-radius, 6px);
    /* Quiet | text. */
    --_muted: var(--yk-muted, color-mix(in srgb, currentcolor 74%, transparent));
`;

describe('the table of CSS variables', () => {
  it('in src/theme/README.md is what the comments in tokens.ts say: node test/tools/tokens-table.mjs writes it', () => {
    const { text, wanted } = readmeNow();
    expect(text).toBe(wanted);
  });

  it('has a row for every variable that the elements read', () => {
    const used = new Set(source.match(/--yk-[a-z-]+/g)?.filter((name) => name !== '--yk-'));
    expect(readTokens(source).map(({ name }) => name)).toEqual([...used]);
  });

  it('reads name, default and comment of each', () => {
    expect(readTokens(sample)).toEqual([
      { name: '--yk-radius', value: '6px', what: 'Corner radius.' },
      { name: '--yk-muted', value: 'color-mix(in srgb, currentcolor 74%, transparent)', what: 'Quiet | text.' },
    ]);
  });

  it('breaks at no bar in a comment', () => {
    expect(tokensTable(sample)).toContain('Quiet \\| text.');
  });

  it('refuses a variable without a comment', () => {
    expect(() => readTokens('--_gap: var(--yk-gap, 24px);')).toThrow('--_gap');
  });

  it('refuses one that has no public name', () => {
    expect(() => readTokens('/* Own. */ --_own: 1px;')).toThrow('--_own');
  });

  it('stands between its markers and touches nothing around them', () => {
    const before = '# A\n\n<!-- tokens:start -->\nold\n<!-- tokens:end -->\n\nB\n';
    expect(withTable(before, 'new')).toBe('# A\n\n<!-- tokens:start -->\n\nnew\n\n<!-- tokens:end -->\n\nB\n');
  });

  it('comes at the end of a README that has no markers yet', () => {
    expect(withTable('# A\n', 'new')).toBe('# A\n\n<!-- tokens:start -->\n\nnew\n\n<!-- tokens:end -->\n');
  });

  it('refuses a README with one marker', () => {
    expect(() => withTable('<!-- tokens:end -->', 'new')).toThrow('README.md needs');
  });
});
