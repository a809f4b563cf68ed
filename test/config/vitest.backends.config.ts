import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Adapters against the real servers that they are for, which are installed and started here: `npm run test:backends [NAME]`. */
export default defineConfig({
  root,
  test: {
    reporters: ['default', fileURLToPath(new URL('totals-reporter.ts', import.meta.url))],
    include: ['test/backends/**/*.test.ts'],
    environment: 'node',
    retry: 0,
    fileParallelism: false,
    testTimeout: 120_000,
    // The first run installs; what was downloaded is kept in node_modules/.cache.
    hookTimeout: 900_000,
    globalSetup: ['test/config/build-once.ts'],
  },
});
