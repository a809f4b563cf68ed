import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpModeration } from '../../../../src/adapters/http-moderation.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import { replaceOwnerToken } from '../../../../src/server/moderation/tokens.js';
import {
  openServer,
  type ReferenceServer,
  type ReferenceServerOptions,
} from '../../../../src/server/reference-server.js';
import { loadSecret } from '../../../../src/server/secret-file.js';
import { temporaryFolder } from '../stores/sqlite-file.js';

const given = 'a-token-from-the-environment';

async function start(dataDir: string, options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const server = await openServer({ dataDir, port: 0, ...options });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= server.close());
  onTestFinished(close);
  return { ...server, close };
}

const whoIs = (server: ReferenceServer, token: string) => httpModeration({ endpoint: server.url, token }).whoAmI();

describe('the reference server', () => {
  it('knows the token of the file from the first start on, and after the next', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    expect(first.ownerTokenPath).toBe(join(dataDir, 'owner-token'));
    const token = readFileSync(join(dataDir, 'owner-token'), 'utf8').trim();
    expect(await whoIs(first, token)).toEqual({ name: 'owner', role: 'owner' });
    await first.close();
    expect(await whoIs(await start(dataDir), token)).toEqual({ name: 'owner', role: 'owner' });
  });

  it('takes a replaced token while it runs', async () => {
    const dataDir = temporaryFolder();
    const server = await start(dataDir);
    const old = readFileSync(join(dataDir, 'owner-token'), 'utf8').trim();
    const keys = await createKeyRing(readSecrets(await loadSecret(dataDir)));
    const token = await replaceOwnerToken({ store: server.store, keys, site: 'default' }, dataDir);
    expect(await whoIs(server, token)).toMatchObject({ role: 'owner' });
    await expect(whoIs(server, old)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('with a given token knows no other of the owner’s', async () => {
    const dataDir = temporaryFolder();
    await (await start(dataDir)).close();
    const token = readFileSync(join(dataDir, 'owner-token'), 'utf8').trim();
    const server = await start(dataDir, { ownerToken: given });
    expect(server.ownerTokenPath).toBeUndefined();
    expect(await whoIs(server, given)).toEqual({ name: 'owner', role: 'owner' });
    await expect(whoIs(server, token)).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('names the copies in its folder when something is erased', async () => {
    const dataDir = temporaryFolder();
    const server = await start(dataDir, { ownerToken: given });
    writeFileSync(join(dataDir, 'ykien.db.bak'), 'x');
    const client = httpModeration({ endpoint: server.url, token: given });
    const { unreachable } = await client.previewErase({ phone: '0912345678' });
    expect(unreachable).toEqual([join(dataDir, 'ykien.db.bak')]);
  });

  it('closes while a moderator listens', async () => {
    const server = await start(temporaryFolder(), { ownerToken: given });
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    const answer = await fetch(`${server.url}/v1/moderation/events`, {
      headers: { authorization: `Bearer ${given}` },
      signal: stop.signal,
    });
    const read = answer.text();
    await server.close();
    expect(await read).toMatch(/^id: /);
  });
});
