import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['src/**/*.ts'];
const scripts = ['**/*.js', '**/*.mjs'];

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'test/output/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['tsconfig.json', 'test/config/tsconfig.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A promise that nobody awaits swallows its error; `void` in front says that this is meant.
      '@typescript-eslint/no-floating-promises': 'error',
      // Numbers in a template are safe and `String(n)` around each only hides the sentence.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowArray: true }],
      // Adapters and stores implement asynchronous interfaces with synchronous bodies: `async` turns a throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      // `return done()` out of a function that returns nothing ends it early, and reads as it is meant.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Options and adapters are plain objects of functions, written in the short form; none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // What the line above has made sure of need not be asked again; the tests would tell.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Listeners may be asynchronous: they catch what they start.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // A catch that swallows says why in a comment beside it; an empty method is still refused.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // The DOM's types promise what Node, happy-dom and older browsers lack; `?.` there is what keeps modules importable.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // `/^https?:/.test()` beside others of its kind reads well and weighs less.
      '@typescript-eslint/prefer-string-starts-ends-with': 'off',
      // Names that only old engines need stand there with the reason.
      '@typescript-eslint/no-deprecated': 'off',
      // `#find<HTMLInputElement>('#day')` says what a selector is known to find.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An element found in a tree is what its name says, whoever made it.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Spreading a string gives code points, which is what the text rules and the digits of a challenge are counted in.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // An empty attribute or header is as good as none, which only `||` says.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An interface that may be merged and a type of the same shape read alike; which one fits is for the author.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    files: sources,
    extends: [lit.configs['flat/all'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    rules: {
      // Our text stands in templates as `${messages['…']}`; a rule that only sees literals would ask for them back.
      'lit/no-template-map': 'off',
      // Fields assign (tsconfig: useDefineForClassFields), so they go through Lit's accessors; a test would throw otherwise.
      'lit/no-classfield-shadowing': 'off',
      'lit/no-template-arrow': 'off',
      // Elements are found by name at run time; `lang` is a property because a change of it must render again.
      'lit/prefer-query-decorators': 'off',
      'lit/no-native-attributes': 'off',
      // LitElement implements every callback, and the compiler checks that it does.
      'wc/guard-super-call': 'off',
      // Classes are defined in define/, so that importing one has no effect: the rules that want both in one file cannot hold.
      'wc/define-tag-after-class-definition': 'off',
      'wc/file-name-matches-element': 'off',
      'wc/tag-name-matches-class': 'off',
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'User text becomes markup: build nodes with a template.' },
        { property: 'outerHTML', message: 'User text becomes markup: build nodes with a template.' },
        { property: 'insertAdjacentHTML', message: 'User text becomes markup: build nodes with a template.' },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'].map((name) => ({
            name: `lit/directives/${name}.js`,
            message: 'Not under a strict content security policy, and never with text of a reader.',
          })),
        },
      ],
      'no-restricted-globals': ['error', { name: 'Worker', message: 'A strict policy has no worker-src for it.' }],
      'no-eval': 'error',
      // Warnings and errors are how an owner learns what the page's readers must not see.
      'no-console': ['error', { allow: ['warn', 'error'] }],
    },
  },
  // The command line, the log of the server and the console hints for owners are what console is for.
  { files: ['src/cli.ts', 'src/cli/**/*.ts', 'src/server/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: scripts,
    languageOptions: { globals: runtimeGlobals() },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Wrong input is what many tests are about.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-restricted-globals': 'off',
    },
  },
);

/** Globals of Node and of pages, for plain scripts; TypeScript knows those of .ts files by itself. */
function runtimeGlobals() {
  const names = [
    ...[
      'process',
      'console',
      'Buffer',
      'URL',
      'URLSearchParams',
      'fetch',
      'Request',
      'Response',
      'Headers',
      'FormData',
    ],
    ...[
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'queueMicrotask',
      'structuredClone',
    ],
    ...[
      'performance',
      'crypto',
      'TextEncoder',
      'TextDecoder',
      'AbortController',
      'AbortSignal',
      'Event',
      'EventTarget',
    ],
    ...['ReadableStream', 'CompressionStream', 'DecompressionStream', 'WebSocket', 'Blob', 'Intl', 'globalThis'],
    ...['window', 'document', 'customElements', 'HTMLElement', 'MutationObserver', 'PerformanceObserver', 'location'],
    ...['requestAnimationFrame', 'requestIdleCallback', 'getComputedStyle', 'navigator', 'localStorage', 'matchMedia'],
  ];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
