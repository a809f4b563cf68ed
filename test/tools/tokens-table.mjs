// Writes the table of CSS variables in src/theme/README.md from the comments in src/theme/tokens.ts, between the two markers:
//   node test/tools/tokens-table.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('../../', import.meta.url);
const readme = new URL('src/theme/README.md', root);
const start = '<!-- tokens:start -->';
const end = '<!-- tokens:end -->';

/** `{ name, value, what }` of each declaration: the public variable, its default, and the comment above it, without which it is an error. */
export function readTokens(source) {
  const css = /css`([^`]*)`/.exec(source)?.[1] ?? source;
  const tokens = [];
  for (const [, what, declaration] of css.matchAll(/(?:\/\*\s*([^*]*?)\s*\*\/\s*)?([\w-]+:[^;{}]+;)/g)) {
    const [, name, value] = /: var\((--yk-[\w-]+),\s*([\s\S]+)\);$/.exec(declaration) ?? [];
    if (!name || !what) throw new Error(`${declaration} needs a comment above it and the value var(--yk-…, default);`);
    tokens.push({ name, value: value.replace(/\s+/g, ' '), what: what.replace(/\s+/g, ' ') });
  }
  return tokens;
}

/** The table as it stands there, its columns aligned. */
export function tokensTable(source) {
  const cell = (text) => text.replaceAll('|', '\\|');
  const rows = readTokens(source).map(({ name, value, what }) => [`\`${name}\``, `\`${cell(value)}\``, cell(what)]);
  const heads = ['variable', 'default', 'what'];
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => [...row[i]].length)));
  const line = (cells) => `| ${cells.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The text with the table between its markers; without markers they come at its end. */
export function withTable(text, table) {
  const section = `${start}\n\n${table}\n\n${end}`;
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 && to < 0) return `${text && `${text.trimEnd()}\n\n`}${section}\n`;
  if (from < 0 || to < from) throw new Error(`src/theme/README.md needs ${start} and, after it, ${end}, each once.`);
  return text.slice(0, from) + section + text.slice(to + end.length);
}

/** The README and what the script would make of it. */
export function readmeNow() {
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  const source = readFileSync(new URL('src/theme/tokens.ts', root), 'utf8');
  return { text, wanted: withTable(text, tokensTable(source)) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { text, wanted } = readmeNow();
  if (text !== wanted) writeFileSync(readme, wanted);
  console.log(`${fileURLToPath(readme)}: ${text === wanted ? 'up to date' : 'written'}`);
}
