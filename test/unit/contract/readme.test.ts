import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { memoryAdapter, memoryModeration } from '../../../src/adapters/memory.js';
import { adapterSuite } from '../../../src/testing/index.js';
import { otherPage, page } from '../testing/sample-articles.js';

const readme = readFileSync(new URL('../../../src/contract/README.md', import.meta.url), 'utf8');
const [code = '', proof = '', moderation = ''] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]);

// Beside the tests, so that it is transformed as they are; the package's name becomes the sources that it will be built from.
const folder = new URL('../../output/', import.meta.url);
const file = new URL(`readme-adapter-${process.pid}.ts`, folder);
await mkdir(folder, { recursive: true });
await writeFile(file, code.replace("'ykien/headless'", "'../../src/headless.js'"));
const { guestbookAdapter } = (await import(file.pathname)) as {
  guestbookAdapter: (options: { url: string; fetch: typeof fetch }) => Adapter;
};
afterAll(() => rm(file));

function guestbook(): { fetch: typeof fetch; texts: string[] } {
  const texts: string[] = [];
  const answer: typeof fetch = async (_, init) => {
    init?.signal?.throwIfAborted();
    await Promise.resolve();
    init?.signal?.throwIfAborted();
    texts.push(init?.body as string);
    return new Response(null, { status: 204 });
  };
  return { fetch: answer, texts };
}

describe('the small adapter of the README', () =>
  adapterSuite({ describe, it }, async () => {
    const { fetch, texts } = guestbook();
    const adapter = guestbookAdapter({ url: 'https://example.com/guestbook', fetch });
    return { adapter, page, otherPage, articles: 0, countStored: () => texts.length, dispose: () => undefined };
  }));

describe('the suite for moderators, as the README shows it', async () => {
  const path = new URL(`readme-moderation-${process.pid}.ts`, folder);
  const sources = { adapters: '../../src/adapters/memory.js', testing: '../../src/testing/index.js' };
  const imports = moderation
    .replace("'ykien/adapters/memory'", `'${sources.adapters}'`)
    .replace("'ykien/testing'", `'${sources.testing}'`);
  await writeFile(path, imports);
  await import(path.pathname);
  afterAll(() => rm(path));
});

describe('the README', () => {
  it('names every method and every ability of an adapter', () => {
    const methods = Object.keys(memoryAdapter()).filter((name) => !/^(name|abilities|moderate)$/.test(name));
    for (const name of [...methods, ...Object.keys(memoryAdapter().abilities ?? {})])
      expect(readme).toContain(`\`${name}\``);
  });

  it('names every method of moderators', () => {
    for (const name of Object.keys(memoryModeration(memoryAdapter()))) expect(readme).toContain(`\`${name}\``);
  });

  it('shows an adapter of about 25 lines', () => {
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(34);
  });

  it('names in its example every member that a harness must have', () => {
    for (const member of ['adapter', 'page', 'otherPage', 'articles', 'dispose']) expect(proof).toContain(`${member}:`);
  });
});
