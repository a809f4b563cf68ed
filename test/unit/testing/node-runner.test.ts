import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('runs under Node’s own test runner', async () => {
  const root = new URL('../../..', import.meta.url);
  const script = `
    import { describe, it } from 'node:test';
    import { adapterSuite } from './src/testing/index.ts';
    const page = { id: '/a', url: 'https://example.com/a', title: '' };
    adapterSuite({ describe, it }, async () => ({ adapter: { name: 'none' }, page, otherPage: page, articles: 0, dispose() {} }));
  `;
  const args = [
    '--import',
    './test/tools/ts-hooks.mjs',
    '--test-reporter=tap',
    '--input-type=module',
    '--eval',
    script,
  ];
  // A runner that finds itself inside another one reports to that.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect(stdout).toMatch(/# pass \d{2}/);
  expect(stdout).toContain('# fail 0');
});
