import { describe, expect, it } from 'vitest';
import { addModerator, createToken, listModerators, revokeModerator } from '../../../../src/server/index.js';
import { Backend, secret } from '../../../support/backend.js';

const me = (backend: Backend, token: string) => backend.get('/v1/moderation/me', { authorization: `Bearer ${token}` });

describe("moderators' tokens of a handler of one's own", () => {
  it('hold from the next request on, for a name and a role', async () => {
    const backend = new Backend();
    const place = { store: backend.store, secret };
    const token = await addModerator(place, 'mai');
    expect(await (await me(backend, token)).json()).toEqual({ name: 'mai', role: 'moderator' });
    const owner = await addModerator(place, 'lan', 'owner');
    expect(await (await me(backend, owner)).json()).toEqual({ name: 'lan', role: 'owner' });
    expect((await listModerators(place)).map(({ name, role }) => [name, role])).toEqual([
      ['lan', 'owner'],
      ['mai', 'moderator'],
    ]);
    expect(JSON.stringify(await backend.store.listModerators('default'))).not.toContain(token);
  });

  it('are refused once they are revoked, or replaced', async () => {
    const backend = new Backend();
    const place = { store: backend.store, secret: [secret] };
    const first = await addModerator(place, 'mai');
    const second = await addModerator(place, 'mai');
    expect([(await me(backend, first)).status, (await me(backend, second)).status]).toEqual([401, 200]);
    expect([await revokeModerator(place, 'mai'), await revokeModerator(place, 'mai')]).toEqual([true, false]);
    expect((await me(backend, second)).status).toBe(401);
  });

  it('hold for one site', async () => {
    const backend = new Backend();
    const token = await addModerator({ store: backend.store, secret, site: 'other' }, 'mai');
    expect((await me(backend, token)).status).toBe(401);
  });

  it('are refused for a wrong place, name or role, with the mend', async () => {
    const { store } = new Backend();
    await expect(addModerator({ store, secret: 'short' }, 'mai')).rejects.toThrow('"secret"');
    await expect(addModerator({ store: {} as never, secret }, 'mai')).rejects.toThrow('"store"');
    await expect(addModerator({ store, secret }, 'mai mai')).rejects.toThrow('is no name for a moderator');
    await expect(addModerator({ store, secret }, 'mai', 'chief' as 'owner')).rejects.toThrow('"moderator" or "owner"');
    await expect(revokeModerator({ store, secret }, 'owner')).rejects.toThrow('only replaced');
  });

  it('are made for the option "ownerToken" too', async () => {
    const ownerToken = createToken();
    expect(ownerToken).toMatch(/^[\w-]{43}$/);
    const backend = new Backend({}, { ownerToken });
    expect(await (await me(backend, ownerToken)).json()).toEqual({ name: 'owner', role: 'owner' });
  });
});
