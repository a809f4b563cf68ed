import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumLaunchOptions } from './find-chromium.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A test that passes only at the second attempt has found something: nothing is retried. */
const shared = { root, retry: 0, setupFiles: [] as string[] };

/** Lit must see the page's DOM, so it goes through Vite like our sources and not through Node's resolution. */
const litInDom = { server: { deps: { inline: [/\blit\b/, /@lit/] } }, setupFiles: ['test/config/quiet-lit.ts'] };

/** A production build of Lit says nothing when a class field shadows a reactive property; the development build throws. */
const resolve = { conditions: ['development', 'browser', 'module', 'import', 'default'] };

/**
 * The transform of sources, said here because Vite reads tsconfig.json only for the files that its `include` names, and tests
 * define elements too: legacy decorators, and class fields by assignment, or they would shadow Lit's accessors.
 */
const oxc = {
  decorator: { legacy: true },
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
};

/** One server per file and one browser at a time: two cores would otherwise measure each other. */
const oneByOne = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 };
const built = { globalSetup: ['test/config/build-once.ts'] };

export default defineConfig({
  root,
  test: {
    reporters: ['default', fileURLToPath(new URL('totals-reporter.ts', import.meta.url))],
    projects: [
      {
        oxc,
        test: {
          ...shared,
          name: 'node',
          include: ['test/unit/**/*.test.{ts,js}', 'test/architecture/**/*.test.ts'],
          environment: 'node',
        },
      },
      {
        oxc,
        resolve,
        ssr: { resolve },
        test: { ...shared, ...litInDom, name: 'dom', include: ['test/dom/**/*.test.ts'], environment: 'happy-dom' },
      },
      {
        oxc,
        resolve,
        optimizeDeps: {
          // Found late, a dependency makes Vite reload the page in the middle of a test.
          include: ['lit', 'lit/decorators.js', 'lit/directives/repeat.js', '@lit/context', 'axe-core'],
        },
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          setupFiles: ['test/config/quiet-lit.ts'],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: '127.0.0.1' },
            provider: playwright({ launchOptions: await chromiumLaunchOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        oxc,
        test: {
          ...shared,
          ...oneByOne,
          ...built,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          sequence: { groupOrder: 2 },
        },
      },
      {
        oxc,
        test: {
          ...shared,
          ...oneByOne,
          ...built,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          environment: 'node',
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
