import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { wordpressStandIn } from '../../../../demo/stand-ins/wordpress.js';
import { serveHandler } from '../../../support/serve-handler.js';
import { temporaryFolder } from '../stores/sqlite-file.js';

const root = new URL('../../../../', import.meta.url);
const at = (path: string): string => new URL(path, root).href;

/** Loads the snippet's sources as they are, and prints what its handler answers. */
const print = (snippet: string): string => `
import '${at('test/tools/ts-hooks.mjs')}';
const { handler } = await import('${snippet}');
const answer = await handler(new Request('http://x/api/v1/page?page=/bai-1/&include=form,comments'));
console.log(await answer.text());
`;

it('demo/snippets/gateway.js gives a form with the challenge of this server and the fields of WordPress', async () => {
  const { url, close } = await serveHandler((request) => standIn.handle(request));
  const standIn = wordpressStandIn({ posts: [{}] });
  const folder = temporaryFolder();
  const source = readFileSync(fileURLToPath(import.meta.resolve('../../../../demo/snippets/gateway.js')), 'utf8')
    .replace("'ykien/adapters/wordpress'", `'${at('src/adapters/wordpress.ts')}'`)
    .replace("'ykien/server'", `'${at('src/server/index.ts')}'`);
  writeFileSync(join(folder, 'gateway.mjs'), source);
  writeFileSync(join(folder, 'print.mjs'), print('./gateway.mjs'));
  const env = { ...process.env, WORDPRESS: url };
  const { stdout } = await promisify(execFile)(process.execPath, ['print.mjs'], { cwd: folder, env });
  const { form, comments } = JSON.parse(stdout) as {
    form: { challenge: string; fields: { name: string }[] };
    comments: object;
  };
  expect([form.challenge, form.fields.map(({ name }) => name)]).toEqual(['always', ['name', 'content', 'email']]);
  expect(comments).toMatchObject({ items: [] });
  await close();
});
