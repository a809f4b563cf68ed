import { existsSync, readFileSync, rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { literalsHtmlCssMinifier } from '@literals/rollup-plugin-html-css-minifier';
import { licences } from './test/tools/rollup-licences.mjs';

const pkg = JSON.parse(readFileSync('package.json', 'utf8'));

/** The package's exports are the one list of entries: `./dist/adapters/http.js` is made from `src/adapters/http.ts`. */
const exported = Object.values(pkg.exports)
  .map((target) => target.default)
  .filter((file) => file !== undefined)
  .map((file) => file.replace('./dist/', 'src/').replace(/\.js$/, '.ts'));

/** Sorted by where they run. An entry that has no source yet is named and left out, so that the rest can be built. */
const present = (files) => files.filter((file) => existsSync(file) || void console.warn(`no source yet: ${file}`));
const forNode = present(['src/server/index.ts', 'src/cli.ts']);
const forPages = present(['src/auto.ts']);
const modules = present(exported.filter((file) => file !== 'src/server/index.ts'));

const dependency = new RegExp(`^(${Object.keys(pkg.dependencies).join('|')})($|/)`);
const optional = Object.keys(pkg.peerDependencies ?? {});

/** Templates and styles lose their white space in every build alike, or the digests of server rendering would differ. */
const literals = () => literalsHtmlCssMinifier({ include: 'src/**', failOnError: true });

/** The first build checks the types of all of src and emits them; the others only strip. */
const strip = () =>
  typescript({ compilerOptions: { noCheck: true, declaration: false, outDir: undefined, declarationDir: undefined } });

/** Files of an earlier build would end up in the package. */
const clean = { name: 'clean', buildStart: () => rmSync('dist', { recursive: true, force: true }) };

/** The script-tag file and the command line have nothing to import, so their types would be empty files. */
const dropEmptyTypes = {
  name: 'drop-empty-types',
  generateBundle: (_, bundle) => ['auto.d.ts', 'cli.d.ts'].forEach((file) => delete bundle[file]),
};

const onwarn = (warning) => {
  // A ring within a package of others is its own affair: it is tested as it is.
  if (warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids.every((id) => id.includes('/node_modules/'))) return;
  // An import that resolves to nothing or to itself breaks at run time: a build with a warning is not a build.
  throw Object.assign(new Error(warning.message), warning);
};

/** What is bundled but not ours lies in dist/vendor: a folder named node_modules would not be packed. */
const moduleFile = ({ name }) => {
  const bundled = /(?:^|\/)(?:node_modules|_virtual)\/(.*)$/.exec(name.replaceAll('\\', '/').replaceAll('\0', ''));
  return bundled ? `vendor/${bundled[1].replaceAll('@', '').replace(/^_/, '')}.js` : '[name].js';
};

/**
 * Which sources of the script tag travel together. Every further file before the first answer costs a round trip on a slow line, and small files
 * compress badly: what a page has at rest is `foot` and one locale; what whoever writes needs comes with the first focus.
 */
const journeys = [
  ['http-submit', /\/src\/(adapters\/http-submit|protocol\/(submit-shapes|write-routes|status)|core\/error-code)\./],
  // Both are kept in IndexedDB: drafts for whoever writes, own comments and votes for whoever has written.
  ['device', /\/(idb-keyval|src\/storage\/(draft-storage|own-comments)|src\/elements\/parts\/own-storage)\b/],
  [
    'comments',
    new RegExp(
      [
        '/src/define/comment-list',
        '/src/elements/comment-list/(comment-list|list-session|list-rows)',
        '/src/elements/parts/comment-row',
        '/src/state/comment-list\\.',
        '/src/core/(comment|comment-tree|text-blocks)\\.',
        '/src/(adapters/http-comments|protocol/(comment-shapes|read-routes))',
        '/src/i18n/(relative-time|vi/list)',
      ].join('|'),
    ),
  ],
  ['challenge', /\/src\/(elements\/parts\/(challenge|error)|state\/challenge\b)/],
  [
    'foot',
    new RegExp(
      [
        '/src/define/article-list|/src/elements/article-list/(article|rows)',
        '/src/state/(article-list|page-source|observable|clock)',
        '/src/adapters/(http|parts/line)\\.',
        '/src/(protocol/(decode|page-shapes|page-routes)|core/(url|error|article))\\b',
        '/src/controllers/(adapter|page)\\.',
        '/src/storage/draft-marker',
        '/src/i18n/(dates|vi/live)',
        '/src/elements/comment-form/session\\.',
        '/@lit/context/',
      ].join('|'),
    ),
  ],
  // What several adapters are made of. It is asked for by name in `define/backend.ts`: a group that nothing fetches would be thought to load before the first file.
  ['adapter', /\/src\/(adapters\/parts\/|core\/(reduce-html|html-entities|rich-text|escape-markdown)\.)/],
];
const together = (id) => journeys.find(([, files]) => files.test(id.replaceAll('\\', '/')))?.[0];

/** A chunk is named for its journey or for the file that is asked for, so that a list of requests can be read: `ykien-locale-vi-live-….js`. */
const chunkFile = ({ facadeModuleId, name }) => {
  const [, folder, rest] = /\/src\/(\w+)\/(.*)\.ts$/.exec(facadeModuleId?.replaceAll('\\', '/') ?? '') ?? [];
  const stem = folder === 'i18n' ? `locale-${rest.replace('/', '-')}` : folder === 'define' ? rest : name;
  return `ykien-${stem}-[hash:7].js`;
};

const builds = [
  modules.length > 0 && {
    input: modules,
    external: [dependency, /^node:/],
    plugins: [
      clean,
      literals(),
      typescript({ declarationDir: 'dist', outDir: 'dist' }),
      nodeResolve({ browser: true }),
      json(),
      licences('THIRD-PARTY-LICENSES.txt'),
      dropEmptyTypes,
    ],
    output: { dir: 'dist', preserveModules: true, preserveModulesRoot: 'src', entryFileNames: moduleFile },
  },
  forPages.length > 0 && {
    input: { ykien: forPages[0] },
    plugins: [
      literals(),
      strip(),
      nodeResolve({ browser: true, exportConditions: ['production', 'browser'] }),
      json(),
      terser({
        ecma: 2022,
        module: true,
        compress: { passes: 4, pure_getters: true, unsafe_arrows: true, unsafe_methods: true },
        format: { comments: false },
      }),
      licences('THIRD-PARTY-LICENSES.txt'),
    ],
    output: {
      dir: 'dist/cdn',
      entryFileNames: '[name].js',
      chunkFileNames: chunkFile,
      hashCharacters: 'base36',
      manualChunks: together,
      onlyExplicitManualChunks: true,
      freeze: false,
      externalLiveBindings: false,
      generatedCode: { preset: 'es2015', symbols: false },
    },
  },
  forNode.length > 0 && {
    input: Object.fromEntries(forNode.map((file) => [file.slice('src/'.length, -'.ts'.length), file])),
    external: [/^node:/, ...optional],
    plugins: [
      literals(),
      strip(),
      nodeResolve({ exportConditions: ['node'], preferBuiltins: true }),
      commonjs(),
      json(),
      licences('server/THIRD-PARTY-LICENSES.txt'),
    ],
    output: { dir: 'dist', entryFileNames: '[name].js', chunkFileNames: 'server/[name].js' },
  },
];

export default builds.filter(Boolean).map((build) => ({ ...build, treeshake: { moduleSideEffects: true }, onwarn }));
