/** Prints what adapters weigh under brotli 11 besides core, protocol and what several are made of. `node test/tools/adapter-size.mjs [NAME …]` */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import ts from 'typescript';
import { brotliBytes } from './chunks.mjs';

const folder = fileURLToPath(new URL('../../src/adapters/', import.meta.url));

/** Types are stripped here, so that a source can be weighed before the whole tree builds. */
const strip = {
  name: 'strip',
  transform: (code, id) =>
    id.endsWith('.ts')
      ? ts.transpileModule(code, {
          compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
        }).outputText
      : null,
  resolveId: (id, from) =>
    from && id.startsWith('.') ? fileURLToPath(new URL(id.replace(/\.js$/, '.ts'), `file://${from}`)) : null,
};

/** Its own files: what comes with it, and everything, with what it fetches when somebody writes or asks for more. */
export async function adapterBytes(name) {
  const bundle = await rollup({
    input: `${folder}${name}.ts`,
    external: (id, from) => !!from && /(^|\/)(core|protocol|contract|parts)\//.test(id),
    plugins: [strip],
    onwarn: () => {},
  });
  const { output } = await bundle.generate({
    plugins: [terser({ ecma: 2022, module: true, compress: { passes: 3 }, format: { comments: false } })],
  });
  await bundle.close();
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const first = new Set([output[0].fileName]);
  for (const file of first) chunks.get(file)?.imports.forEach((each) => chunks.has(each) && first.add(each));
  const weigh = (files) => files.reduce((sum, file) => sum + brotliBytes(chunks.get(file).code), 0);
  return { first: weigh([...first]), all: weigh([...chunks.keys()]) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.includes('-'))
    .map((file) => file.slice(0, -3));
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : all) {
    const { first, all: whole } = await adapterBytes(name);
    console.log(`${name.padEnd(16)}${String(first).padStart(6)} at first${String(whole).padStart(8)} in all`);
  }
}
