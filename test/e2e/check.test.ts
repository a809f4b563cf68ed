import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseOf, check, openServer, origin, ownerToken } from './check-run.js';

describe('ykien check, over our own server,', () => {
  it('finds nothing wrong where comments are public at once, and takes its own away again', async () => {
    const server = await openServer();
    const { code, output } = await check(['--endpoint', server.url, '--origin', origin], 'own-server');
    const left = await fetch(`${server.url}/v1/counts?page=/ykien-check`);
    await server.close();
    expect(output).not.toContain('✗');
    expect(output).toMatch(/(\d+) cases: \1 hold, 0 are broken\./);
    expect(output).toMatch(/(\d+) comments were written, \1 are taken away, as their authors could\./);
    expect(left.status).toBe(200);
    expect(code).toBe(0);
  });

  it('publishes as a moderator, works for challenges, and erases with the owner’s token', async () => {
    const server = await openServer({ challenge: 'always', moderation: 'pre' });
    const args = ['--endpoint', server.url, '--origin', origin, '--token', ownerToken];
    const { code, output } = await check(args, 'own-server-moderated');
    await server.close();
    expect(output).not.toMatch(/[✗·…]/);
    expect(output).toMatch(/(\d+) comments were written, \1 are erased\./);
    expect(output).not.toContain(ownerToken);
    expect(code).toBe(0);
  });

  it('says what it could not see where a moderator has to publish and there is no token', async () => {
    const server = await openServer({ moderation: 'pre' });
    const { code, output } = await check(['--endpoint', server.url], 'own-server-without-token');
    await server.close();
    expect(output).toContain('It moderates first: with --token of a moderator more can be seen.');
    expect(caseOf(output, /What was typed is what readers see/)).toMatch(/^ {2}· .* \(there was nothing to look at\)$/);
    expect(output).toMatch(/0 are broken, \d+ had nothing to look at/);
    expect(code).toBe(0);
  });
});

describe('ykien check, over a server of one file,', () => {
  const running: ChildProcess[] = [];
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ykien-check-'));
  });
  afterAll(async () => {
    for (const child of running) child.kill();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(template: string): Promise<string> {
    const script = fileURLToPath(new URL(`../../demo/templates/${template}.js`, import.meta.url));
    const env = { ...process.env, PORT: '0', DATA: join(folder, `${template}.data`), ORIGINS: origin };
    const child = spawn(process.execPath, [script], { env });
    running.push(child);
    return new Promise((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer): void => {
        const url = /http:\/\/\S+/.exec((said += chunk.toString()))?.[0];
        if (url) resolve(url);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.on('exit', () => reject(new Error(said)));
    });
  }

  it.each(['node-server', 'express-server'])(
    'finds nothing wrong with %s, and leaves out what it has not',
    async (template) => {
      const url = await start(template);
      const { code, output } = await check(['--endpoint', url, '--origin', origin], template);
      expect(output).not.toMatch(/[✗·…]/);
      expect(output).toContain('describeForm, submitComment, listComments, countComments, deleteComment\n');
      expect(output).toMatch(/has not +openPage, requestChallenge/);
      expect(output).toContain('sort top, replies');
      expect(output).toMatch(/(\d+) comments were written, \1 are taken away/);
      expect(code).toBe(0);
    },
  );
});

describe('ykien check', () => {
  it('ends with 2 and a sentence where no server answers', async () => {
    const { code, output, told } = await check(['--endpoint', 'http://127.0.0.1:9']);
    expect([code, output]).toEqual([2, '']);
    expect(told).toMatch(/^ykien: No server answers at http:\/\/127\.0\.0\.1:9 .*start it, or correct --endpoint\.\n$/);
  });

  it('writes to no server elsewhere without a word that it may', async () => {
    const { code, told } = await check(['--endpoint', 'https://example.vn/comments']);
    expect(code).toBe(2);
    expect(told).toMatch(
      /writes some hundreds of comments to https:\/\/example\.vn\/comments, on pages below \/ykien-check\/.*Say --yes/,
    );
  });
});
