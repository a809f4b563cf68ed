import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import { memoryStore } from '../../../../src/server/stores/memory.js';
import { findByToken } from '../../../../src/server/moderation/token-hash.js';
import {
  addModerator,
  listModerators,
  replaceOwnerToken,
  revokeModerator,
  syncOwnerToken,
} from '../../../../src/server/moderation/tokens.js';
import { temporaryFolder } from '../stores/sqlite-file.js';
import { placeOf } from './desk.js';

async function place() {
  const dataDir = temporaryFolder();
  return { ...(await placeOf(memoryStore())), dataDir, file: join(dataDir, 'owner-token') };
}

type Place = Awaited<ReturnType<typeof place>>;

const whose = async ({ store, keys, site }: Place, token: string) =>
  (await findByToken(store, keys, site, token))?.name;

const inFile = ({ file }: Place) => readFileSync(file, 'utf8').trim();

describe('the owner’s token at a start', () => {
  it('is made once, in a file for the owner alone, and stored as a hash', async () => {
    const at = await place();
    expect(await syncOwnerToken(at, at.dataDir)).toEqual({ path: at.file });
    const token = inFile(at);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(statSync(at.file).mode & 0o777).toBe(0o600);
    expect(await whose(at, token)).toBe('owner');
    expect(JSON.stringify(await at.store.listModerators(at.site))).not.toContain(token);
    expect(await syncOwnerToken(at, at.dataDir)).toEqual({ path: at.file });
    expect(inFile(at)).toBe(token);
  });

  it('goes from an old file into a new database', async () => {
    const at = await place();
    writeFileSync(at.file, 'a-token-of-an-earlier-database\n');
    expect(await syncOwnerToken(at, at.dataDir)).toEqual({ path: at.file });
    expect(await whose(at, 'a-token-of-an-earlier-database')).toBe('owner');
  });

  it('holds on when its file was put away, and the owner is told', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    const token = inFile(at);
    rmSync(at.file);
    const { path, note } = await syncOwnerToken(at, at.dataDir);
    expect(path).toBeUndefined();
    expect(note).toContain('ykien token');
    expect(await whose(at, token)).toBe('owner');
  });

  it('is the file’s where the two differ, which is said and logged', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    const old = inFile(at);
    writeFileSync(at.file, 'a-token-that-was-written-by-hand\n');
    expect((await syncOwnerToken(at, at.dataDir)).note).toContain('revoked');
    expect(await whose(at, 'a-token-that-was-written-by-hand')).toBe('owner');
    expect(await whose(at, old)).toBeUndefined();
    const lines = await at.store.listAudit({ site: at.site, limit: 10 });
    expect(lines.map(({ actor, action, detail }) => [actor, action, detail])).toEqual([
      ['system', 'token', 'owner'],
      ['system', 'token', 'owner'],
    ]);
  });

  it('is refused by name when the file holds none', async () => {
    const at = await place();
    writeFileSync(at.file, 'short\n');
    await expect(syncOwnerToken(at, at.dataDir)).rejects.toThrow(at.file);
  });

  it('outlives a new secret, also without its file', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    const token = inFile(at);
    const secrets = ['another secret of at least 32 bytes', 'a secret of at least thirty-two bytes'];
    const rotated = { ...at, keys: await createKeyRing(readSecrets(secrets)) };
    expect(await syncOwnerToken(rotated, at.dataDir)).toEqual({ path: at.file });
    const only = { ...at, keys: await createKeyRing(readSecrets(secrets.slice(0, 1))) };
    expect(await whose(only, token)).toBe('owner');
  });
});

describe('the owner’s new token', () => {
  it('is in file and store, and the old one is revoked', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    const old = inFile(at);
    const token = await replaceOwnerToken(at, at.dataDir);
    expect(inFile(at)).toBe(token);
    expect(statSync(at.file).mode & 0o777).toBe(0o600);
    expect(await whose(at, token)).toBe('owner');
    expect(await whose(at, old)).toBeUndefined();
    expect(await syncOwnerToken(at, at.dataDir)).toEqual({ path: at.file });
  });

  it('cut off between file and store is taken at the next start', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    const cut = { ...at, store: { ...at.store, putModerator: () => Promise.reject(new Error('cut')) } };
    await expect(replaceOwnerToken(cut, at.dataDir)).rejects.toThrow('cut');
    await syncOwnerToken(at, at.dataDir);
    expect(await whose(at, inFile(at))).toBe('owner');
  });

  it('that no folder takes revokes nothing', async () => {
    const at = await place();
    await syncOwnerToken(at, at.dataDir);
    await expect(replaceOwnerToken(at, '/proc/nothing')).rejects.toThrow('/proc/nothing');
    expect(await whose(at, inFile(at))).toBe('owner');
  });
});

describe('moderators', () => {
  it('are added, listed without their tokens, and revoked', async () => {
    const at = await place();
    const token = await addModerator(at, 'mai', 'moderator');
    expect(await listModerators(at)).toEqual([{ name: 'mai', role: 'moderator', since: '2026-11-23T00:00:00.000Z' }]);
    expect(await whose(at, token)).toBe('mai');
    expect(await revokeModerator(at, 'mai')).toBe(true);
    expect(await whose(at, token)).toBeUndefined();
    const lines = await at.store.listAudit({ site: at.site, limit: 10 });
    expect(lines.map(({ detail }) => detail)).toEqual(['mai revoked', 'mai']);
  });

  it.each(['owner', 'Author', 'system', 'cli', 'hai chữ', '', '-x', 'x'.repeat(33)])(
    'are not called %j',
    async (name) => {
      const at = await place();
      await expect(addModerator(at, name, 'moderator')).rejects.toThrow(`"${name}"`);
    },
  );

  it('do not lock the owner out', async () => {
    await expect(revokeModerator(await place(), 'owner')).rejects.toThrow('replaced');
  });

  it('of one site are nobody on another', async () => {
    const at = await place();
    const token = await addModerator(at, 'mai', 'owner');
    expect(await whose({ ...at, site: 'other' }, token)).toBeUndefined();
  });
});
