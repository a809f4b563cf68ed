import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import { adapterSuite } from '../../../src/testing/index.js';
import { otherPage, page } from '../testing/sample-articles.js';
import { startBackend } from './notebook.js';

const readme = readFileSync(new URL('../../../src/contract/README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
const [guestbook = '', notebook = '', vitestProof = '', nodeProof = '', moderation = ''] = blocks;

// Beside the tests, so that it is transformed as they are; the package's names become the sources that it will be built from.
const folder = new URL('../../output/', import.meta.url);
await mkdir(folder, { recursive: true });
const made: URL[] = [];

async function write(name: string, code: string): Promise<string> {
  const file = new URL(`readme-${name}-${process.pid}.ts`, folder);
  made.push(file);
  const sources = { headless: 'headless', 'adapters/memory': 'adapters/memory', testing: 'testing/index' };
  const text = Object.entries(sources).reduce(
    (each, [entry, source]) => each.replaceAll(`'ykien/${entry}'`, `'../../src/${source}.js'`),
    code,
  );
  await writeFile(file, text);
  return file.pathname;
}
afterAll(() => Promise.all(made.map((file) => rm(file))));

type Factory = (options: { url: string }) => Adapter;
const { guestbookAdapter } = (await import(await write('guestbook', guestbook))) as { guestbookAdapter: Factory };
const notebookPath = await write('notebook', notebook);

/** The proofs name an adapter and a backend that stand elsewhere on the page. */
const around = `import { notebookAdapter } from ${JSON.stringify(notebookPath)};
import { startBackend } from '../unit/contract/notebook.js';\n`;

describe('the small adapter of the README', () =>
  adapterSuite({ describe, it }, async () => {
    const backend = await startBackend();
    const adapter = guestbookAdapter({ url: backend.url });
    return { adapter, page, otherPage, countStored: () => backend.count(), dispose: () => backend.stop() };
  }));

describe('the grown adapter of the README, proved as the README shows it for vitest', async () => {
  await import(await write('vitest', around + vitestProof));
});

describe('the suite for moderators, as the README shows it', async () => {
  await import(await write('moderation', moderation));
});

describe('the proof of the README', () => {
  it('runs under Node’s own test runner', async () => {
    const file = await write('node', around + nodeProof);
    const args = ['--import', './test/tools/ts-hooks.mjs', '--test-reporter=tap', file];
    // A runner that finds itself inside another one reports to that.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const cwd = new URL('../../..', import.meta.url);
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd, env });
    expect(stdout).toMatch(/# pass \d{2}/);
    expect(stdout).toContain('# fail 0');
  }, 20_000);

  it('runs under a runner with the ways of Mocha', async () => {
    expect(readme).toContain("`import { describe, it } from 'mocha';`");
    const cases: { body: (this: object) => Promise<void>; suite: string }[] = [];
    const suites: string[] = [];
    // Mocha: a suite is synchronous, `this` is a context, and a case that has a parameter waits for `done` instead of its promise.
    const mocha = {
      describe: (name: string, body: (this: object) => void): void => {
        suites.push(name);
        expect(body.call({ timeout: () => undefined })).toBeUndefined();
        suites.pop();
      },
      it: (_: string, body: (this: object) => Promise<void>): void => {
        expect(body.length).toBe(0);
        cases.push({ body, suite: suites.join(' ') });
      },
    };
    (globalThis as { mocha?: typeof mocha }).mocha = mocha;
    const code = vitestProof.replace(/^import .* from 'vitest';/, 'const { describe, it } = globalThis.mocha;');
    await import(await write('mocha', around + code));
    expect(cases.length).toBeGreaterThan(80);
    for (const { body, suite } of cases) {
      expect(suite).toContain('notebookAdapter');
      await body.call({});
    }
  }, 20_000);
});

describe('the README', () => {
  it('names every method and every ability of an adapter', () => {
    const methods = Object.keys(memoryAdapter()).filter((name) => !/^(name|abilities|moderate)$/.test(name));
    for (const name of [...methods, ...Object.keys(memoryAdapter().abilities ?? {}), 'formatted'])
      expect(readme).toContain(`\`${name}\``);
  });

  it('names every method of moderators', () => {
    for (const name of Object.keys(memoryModeration(memoryAdapter()))) expect(readme).toContain(`\`${name}\``);
  });

  it('begins with an adapter of 25 lines', () => {
    expect(guestbook.trim().split('\n').length).toBeLessThanOrEqual(25);
  });

  it('names in its proofs every member that a harness must have, and no other as needed', () => {
    for (const proof of [vitestProof, nodeProof])
      for (const member of ['adapter', 'page', 'otherPage']) expect(proof).toContain(`${member}:`);
    expect(readme).toContain('`adapter`, `page` and `otherPage` are all that a harness needs');
  });
});
