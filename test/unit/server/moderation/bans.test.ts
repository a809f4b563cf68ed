import { describe, expect, it } from 'vitest';
import type { Ban } from '../../../../src/core/moderation.js';
import { issues } from '../../../support/backend.js';
import { canaries, Desk, json } from './desk.js';

const route = '/v1/moderation/bans';

async function ban(desk: Desk, body: object): Promise<Ban> {
  return (await json(await desk.write(route, body))) as Ban;
}

const list = async (desk: Desk) => ((await json(await desk.read(route))) as { items: Ban[] }).items;

describe('a ban', () => {
  it('of each kind is labelled so that it says nothing private', async () => {
    const desk = new Desk();
    const comment = await desk.privateComment();
    const bans = [
      await ban(desk, { kind: 'word', effect: 'spam', value: ' Vay NÓNG ' }),
      await ban(desk, { kind: 'phone', effect: 'queue', value: '+84 912 345 678' }),
      await ban(desk, { kind: 'address', effect: 'refuse', value: '203.0.113.99/24' }),
      await ban(desk, { kind: 'reader', effect: 'refuse', value: comment, forMs: 60_000 }),
    ];
    expect(bans.map(({ label }) => label)).toEqual(['Vay NÓNG', '+84 *** **78', '203.0.113.0/24', comment]);
    expect(bans[3]).toMatchObject({ actor: 'owner', expires: '2026-11-23T08:01:01.000Z' });
    expect((await list(desk)).map(({ id }) => id).sort()).toEqual(bans.map(({ id }) => id).sort());
    const stored = JSON.stringify(await desk.store.listBans('default', desk.now));
    for (const canary of [canaries.phone, canaries.phoneAbroad, canaries.readerKey])
      expect(stored).not.toContain(canary);
    expect(await desk.audit()).toEqual(['owner ban reader', 'owner ban address', 'owner ban phone', 'owner ban word']);
    desk.now += 60_001;
    expect(await list(desk)).toHaveLength(3);
  });

  it('holds for the next comment', async () => {
    const desk = new Desk({ moderation: 'post' });
    const comment = await desk.privateComment();
    await ban(desk, { kind: 'reader', effect: 'refuse', value: comment });
    await ban(desk, { kind: 'phone', effect: 'spam', value: '0987654321' });
    await expect(desk.privateComment()).rejects.toThrow('403');
    const caller = await desk.comment({ phone: '+84 987 654 321' });
    expect((await desk.item(caller)).status).toBe('spam');
  });

  it('about the same again takes the place of the first', async () => {
    const desk = new Desk();
    const first = await ban(desk, { kind: 'phone', effect: 'queue', value: '0912345678' });
    const second = await ban(desk, { kind: 'phone', effect: 'refuse', value: '(+84) 912.345.678' });
    expect(second.id).toBe(first.id);
    expect(await list(desk)).toMatchObject([{ effect: 'refuse' }]);
  });

  it('is removed, and what is not there is no error', async () => {
    const desk = new Desk();
    const { id } = await ban(desk, { kind: 'word', effect: 'spam', value: 'vay nóng' });
    const remove = (value: unknown) => desk.write(`${route}/remove`, { id: value });
    expect((await remove(id)).status).toBe(204);
    expect((await remove(id)).status).toBe(204);
    expect(await list(desk)).toEqual([]);
    expect(await desk.audit()).toEqual(['owner unban word', 'owner ban word']);
    expect((await remove(7)).status).toBe(422);
  });

  it.each([
    [{ kind: 'phone', effect: 'spam', value: '12345' }, 'value invalid-phone'],
    [{ kind: 'address', effect: 'spam', value: '0.0.0.0/0' }, 'value malformed'],
    [{ kind: 'address', effect: 'spam', value: 'example.vn' }, 'value malformed'],
    [{ kind: 'word', effect: 'spam', value: ' a ' }, 'value malformed'],
    [{ kind: 'word', effect: 'spam', value: 'a\0b' }, 'value malformed'],
    [{ kind: 'reader', effect: 'spam', value: 'nobody' }, 'value malformed'],
    [{ kind: 'mood', effect: 'spam', value: 'x' }, 'kind malformed'],
    [{ kind: 'word', effect: 'burn', value: 'xyz' }, 'effect malformed'],
    [{ kind: 'word', effect: 'spam', value: 'xyz', forMs: -1 }, 'forMs malformed'],
    [{ kind: 'word', effect: 'spam', value: 'xyz', forMs: 1e15 }, 'forMs malformed'],
  ])('refuses %j', async (body, issue) => {
    const refused = await new Desk().write(route, body);
    expect(refused.status).toBe(422);
    expect(await issues(refused)).toEqual([issue]);
  });

  it('of a reader who is not known is refused', async () => {
    const desk = new Desk();
    const nameless = await desk.comment();
    expect((await desk.write(route, { kind: 'reader', effect: 'spam', value: nameless })).status).toBe(422);
  });

  it('is one of a thousand', async () => {
    const desk = new Desk();
    for (let i = 0; i < 1000; i++) {
      const word = `từ cấm ${i}`;
      await desk.store.putBan({
        site: 'default',
        id: word,
        kind: 'word',
        effect: 'spam',
        value: word,
        label: word,
        createdAt: desk.now,
        actor: 'owner',
      });
    }
    expect((await desk.write(route, { kind: 'word', effect: 'spam', value: 'một từ nữa' })).status).toBe(409);
  });
});
