/** Prints what each part weighs under brotli 11 and fails when a page is over its budget. */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { brotliBytes, pageFiles, readChunks, staticClosure, totalBytes } from './chunks.mjs';
import { firstFileBudget, pages } from './loaded-chunks.mjs';

const kB = (bytes) => `${(bytes / 1000).toFixed(2)} kB`;
const rows = [];
const faults = [];

function row(what, bytes, budget) {
  const over = budget === undefined ? 0 : bytes - budget;
  rows.push({
    what,
    bytes,
    budget,
    note: budget === undefined ? '' : over > 0 ? `${kB(over)} over` : `${kB(-over)} left`,
  });
  if (over > 0) faults.push(`${what}: ${bytes} bytes, ${over} over the budget of ${budget}.`);
}

function title(text) {
  rows.push({ what: text });
}

/** One published module with what it imports statically, Lit and everything lazy left out: what it adds to a page that has Lit. */
async function moduleBytes(file) {
  const bundle = await rollup({
    input: file,
    external: [/^lit($|\/)/, /^@lit\//, /^node:/],
    plugins: [nodeResolve({ browser: true })],
    onwarn: () => {},
  });
  const { output } = await bundle.generate({
    chunkFileNames: 'lazy/[hash].js',
    plugins: [terser({ ecma: 2022, module: true, compress: { passes: 3 }, format: { comments: false } })],
  });
  await bundle.close();
  const byName = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const closure = new Set();
  const add = (name) => {
    const chunk = byName.get(name);
    if (!chunk || closure.has(chunk)) return;
    closure.add(chunk);
    chunk.imports.forEach(add);
  };
  add(output[0].fileName);
  return [...closure].reduce((sum, { code }) => sum + brotliBytes(code), 0);
}

/** The built files of the package's exports whose name begins so. */
const exported = Object.entries(JSON.parse(readFileSync('package.json', 'utf8')).exports);
const exportedIn = (start) =>
  exported
    .filter(([key, target]) => key.startsWith(start) && existsSync(target.default))
    .map(([, target]) => target.default);

if (!existsSync('dist/cdn/ykien.js')) {
  console.error('dist/cdn/ykien.js is not there: src/auto.ts makes it. Nothing was measured.');
  process.exit(1);
}

const chunks = readChunks('dist/cdn');
title('Pages (script tag)');
row('first file', totalBytes(chunks, staticClosure(chunks, ['ykien.js'])), firstFileBudget);
for (const { what, chunks: names, budget } of pages) {
  const { files, unknown } = pageFiles(chunks, names);
  row(what, totalBytes(chunks, files), budget);
  // A list that names what is not built measures too little, which must not pass for light.
  for (const name of unknown)
    faults.push(`${what}: test/tools/loaded-chunks.mjs names "${name}", which is not in dist/cdn.`);
}

title('Chunks of dist/cdn');
for (const { name, bytes } of [...chunks.values()].sort((a, b) => b.bytes - a.bytes)) row(name, bytes);

const parts = [
  ['Elements, without Lit', exportedIn('./define/')],
  ['Locales', exportedIn('./locales/')],
  ['Adapters', exportedIn('./adapters/')],
  ['Without elements', exportedIn('./headless')],
];
for (const [heading, files] of parts) {
  if (files.length > 0) title(heading);
  for (const file of files) row(basename(file, '.js'), await moduleBytes(file));
}

const width = Math.max(...rows.map(({ what }) => what.length)) + 2;
for (const { what, bytes, budget, note } of rows) {
  if (bytes === undefined) console.log(`\n${what}`);
  else {
    const limit = budget === undefined ? '' : `of ${String(budget).padStart(6)}  ${note}`;
    console.log(`  ${what.padEnd(width)}${String(bytes).padStart(7)} ${limit}`.trimEnd());
  }
}
console.log(faults.length > 0 ? `\n${faults.join('\n')}` : '\nWithin all budgets.');
process.exit(faults.length > 0 ? 1 : 0);
