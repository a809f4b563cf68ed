/** Reads dist/cdn as a browser would: which file pulls in which, and how much goes over the wire. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { parseAst } from 'rollup/parseAst';

/** Bytes of a file under brotli 11, as a server that has compressed it once sends it. */
export function brotliBytes(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** `ykien-adapter-http-1a2b3c4d.js` → `adapter-http`; the first file, `ykien.js`, is `ykien`. */
export function chunkName(file) {
  return /^ykien-(.+)-[0-9a-z]{7}\.js$/.exec(file)?.[1] ?? file.replace(/\.js$/, '');
}

/** The files that a chunk imports: at once, and when asked to. */
function importsOf(code) {
  const imports = { static: [], dynamic: [] };
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    const source = node.source?.type === 'Literal' ? node.source.value : undefined;
    if (source !== undefined) imports[node.type === 'ImportExpression' ? 'dynamic' : 'static'].push(source);
    for (const value of Object.values(node)) visit(value);
  };
  visit(parseAst(code));
  const files = (list) => [...new Set(list.map((source) => source.replace(/^\.\//, '')))];
  return { static: files(imports.static), dynamic: files(imports.dynamic) };
}

/** All chunks of a folder by file name: `{ file, name, bytes, static, dynamic }`. */
export function readChunks(folder) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return new Map(
    files.map((file) => {
      const code = readFileSync(join(folder, file));
      return [file, { file, name: chunkName(file), bytes: brotliBytes(code), ...importsOf(code.toString()) }];
    }),
  );
}

/** The files themselves and all that they import statically, each once. */
export function staticClosure(chunks, files) {
  const closure = new Set();
  const add = (file) => {
    if (closure.has(file)) return;
    const chunk = chunks.get(file);
    if (!chunk) throw new Error(`${file} is imported but not in the build.`);
    closure.add(file);
    chunk.static.forEach(add);
  };
  files.forEach(add);
  return [...closure];
}

export function totalBytes(chunks, files) {
  return files.reduce((sum, file) => sum + chunks.get(file).bytes, 0);
}

/** The files for a list of chunk names, with `ykien.js` and everything imported statically; unknown names are returned apart. */
export function pageFiles(chunks, names) {
  const byName = new Map([...chunks.values()].map(({ name, file }) => [name, file]));
  const unknown = names.filter((name) => !byName.has(name));
  const known = names.filter((name) => byName.has(name)).map((name) => byName.get(name));
  return { files: staticClosure(chunks, ['ykien.js', ...known]), unknown };
}
