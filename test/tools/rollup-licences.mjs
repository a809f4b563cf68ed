import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const licenceName = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/** The folder of the package that a module belongs to, or undefined for our own sources and virtual modules. */
export function packageFolder(id) {
  const clean = id.replace(/^\0/, '').split('?')[0];
  if (!/[\\/]node_modules[\\/]/.test(clean)) return undefined;
  for (let folder = dirname(clean); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    // Packages put bare `{ "type": "module" }` manifests into inner folders; only one with a version is the package.
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return folder;
  }
  return undefined;
}

/** Name, version, licence and full licence text of one package, as a block of the licences file. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter((file) => licenceName.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  // A package without a licence text must still be named; its manifest then is all that there is to quote.
  return { name, block: `${name} ${version} (${license ?? 'no licence stated'})\n\n${texts.join('\n\n')}`.trim() };
}

/** The licences file for a set of module ids. Empty when nothing foreign is inside. */
export function licenceText(ids) {
  const folders = new Set(ids.map(packageFolder).filter(Boolean));
  const blocks = new Map([...folders].map(licenceOf).map(({ name, block }) => [block, name]));
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return [...blocks.keys()].sort().join(rule);
}

/** Rollup plugin: names every package that ended up in the output, with its licence, in one file beside it. */
export function licences(fileName) {
  // TypeScript's helpers come as a virtual module, whose id no longer says where they are from.
  const helpers = join(process.cwd(), 'node_modules/tslib/tslib.es6.mjs');
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' ? Object.keys(chunk.modules).filter((id) => chunk.modules[id].renderedLength > 0) : [],
      );
      const text = licenceText(ids.map((id) => (id.startsWith('\0') && id.includes('tslib') ? helpers : id)));
      if (text) this.emitFile({ type: 'asset', fileName, source: `Bundled with ykien:\n\n${text}\n` });
    },
  };
}
