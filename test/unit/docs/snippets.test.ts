import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');
const files = readdirSync(new URL('demo/snippets/', root));

/** Every block of code, with the file that the marker above it names. */
const blocks = [...readme.matchAll(/(?:<!-- (demo\/snippets\/\S+) -->\n\n)?```(\w*)\n(.*?)\n```/gs)].map(
  ([, file, language, code]) => ({ file, language, code: `${code}\n` }),
);
const shown = blocks.filter(({ language }) => language !== 'sh');

describe('the README', () => {
  it('has under 250 lines', () => {
    expect(readme.split('\n').length).toBeLessThan(250);
  });

  it.each(shown)('names a file above its block: $file', ({ file, code }) => {
    expect(file, code).toBeDefined();
  });

  it.each(shown.filter(({ file }) => file))('shows $file as it is', ({ file, code }) => {
    expect(code).toBe(read(file!));
  });

  it('shows every file of demo/snippets once', () => {
    expect(shown.map(({ file }) => file?.replace('demo/snippets/', '')).sort()).toEqual([...files].sort());
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
