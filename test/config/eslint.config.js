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
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Adapters and stores implement asynchronous interfaces with synchronous bodies: `async` turns a throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      // An arrow that hands on a call is short on purpose, whether or not the call returns something.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // A catch that swallows says why in a comment beside it; an empty method is still refused.
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions'] }],
      // The DOM's types promise what Node, happy-dom and older browsers lack; `?.` there is what keeps modules importable.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // `/^https?:/.test()` beside others of its kind reads well and weighs less.
      '@typescript-eslint/prefer-string-starts-ends-with': 'off',
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
      'no-console': 'error',
    },
  },
  // Pixels and samples are read by index in inner loops, where a fallback for what cannot be absent would hide a wrong index.
  { files: ['src/server/captcha/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // The command line, the log of the server and the console hints for owners are what console is for.
  { files: ['src/cli.ts', 'src/cli/**/*.ts', 'src/server/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: scripts,
    languageOptions: { globals: runtimeGlobals() },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A test may assert by `!` that a thing is there: when it is not, the test fails at that line, which is what it is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
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
