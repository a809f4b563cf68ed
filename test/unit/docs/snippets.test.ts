import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');
const files = readdirSync(new URL('demo/snippets/', root));

/** Every block of code, with the file that stands behind its language; commands and plain text have none. */
const blocks = [...readme.matchAll(/^```(\w+) ?(\S*)\n(.*?)\n```$/gms)].map(([, language, file, code]) => ({
  language: language!,
  file: file!,
  code: `${code}\n`,
}));
const shown = blocks.filter(({ language }) => !/^(sh|text)$/.test(language));

describe('the README', () => {
  it('has under 250 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThan(250);
  });

  it.each(shown)('names the file of each block: $file', ({ file, language, code }) => {
    expect(file, code).toMatch(new RegExp(`^demo/snippets/[a-z-]+\\.${language}$`));
  });

  it.each(shown)('shows $file as it is', ({ file, code }) => {
    expect(code).toBe(read(file));
  });

  it('shows every file of demo/snippets, or leads to it', () => {
    for (const file of files) expect(readme, file).toMatch(new RegExp(`[ (]demo/snippets/${file}[\n)]`));
  });

  it('leads to files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
    expect(links.length).toBeGreaterThan(3);
    for (const path of links) expect(() => readFileSync(new URL(path, root)), path).not.toThrow();
  });

  it('names only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
