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

/** Its own files, those that it fetches later included. */
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
  return output.reduce((sum, { code = '' }) => sum + brotliBytes(code), 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.includes('-'))
    .map((file) => file.slice(0, -3));
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : all) console.log(`${name.padEnd(16)}${await adapterBytes(name)}`);
}
