import { describe, expect, it } from 'vitest';
import { DraftKeeper, type DraftContent } from '../../../src/state/draft.js';
import { memoryDrafts, type DraftStorage } from '../../../src/storage/draft-storage.js';
import { FakeClock, settle } from './fake-clock.js';

const hour = 3_600_000;

interface Fixture {
  readonly clock: FakeClock;
  readonly storage: DraftStorage;
  readonly keeper: DraftKeeper;
  content: DraftContent;
  reads: number;
}

function durable(): DraftStorage {
  return { ...memoryDrafts(), durable: true };
}

function fixture({ storage = durable(), clock = new FakeClock(), page = '/a', parent = '' } = {}): Fixture {
  const made: Fixture = {
    clock,
    storage,
    content: { values: { name: 'Lan', content: 'Xin chào' } },
    reads: 0,
    keeper: new DraftKeeper({
      page,
      ...(parent && { parent }),
      clock,
      storage: Promise.resolve(storage),
      read: () => {
        made.reads++;
        return made.content;
      },
    }),
  };
  return made;
}

async function kept(made: Fixture): Promise<Fixture> {
  made.keeper.touch();
  await made.clock.tick(300);
  return made;
}

describe('DraftKeeper', () => {
  it('stores what was typed within 300 ms', async () => {
    const { keeper, clock, storage } = fixture();
    keeper.touch();
    await clock.tick(299);
    expect(await storage.list()).toEqual([]);
    await clock.tick(1);
    expect(await storage.list()).toMatchObject([{ page: '/a', values: { name: 'Lan', content: 'Xin chào' } }]);
    expect(keeper.value).toBe('saved');
  });

  it('stores during continuous typing too', async () => {
    const { keeper, clock, storage } = fixture();
    for (let key = 0; key < 4; key++) {
      keeper.touch();
      await clock.tick(100);
    }
    expect(await storage.list()).toHaveLength(1);
  });

  it('reads the fields once per save, not once per key', async () => {
    const made = fixture();
    for (let key = 0; key < 50; key++) made.keeper.touch();
    await made.clock.tick(300);
    expect(made.reads).toBe(1);
  });

  it('stores at once when asked, and then not again', async () => {
    const made = fixture();
    made.keeper.touch();
    await made.keeper.flush();
    expect(await made.storage.list()).toHaveLength(1);
    await made.clock.tick(1000);
    expect(made.reads).toBe(1);
    expect(made.clock.waiting).toBe(0);
  });

  it('stores nothing when nothing was typed', async () => {
    const made = fixture();
    await made.keeper.flush();
    expect(made.reads).toBe(0);
  });

  it('leaves the phone out of a draft', async () => {
    const made = fixture();
    made.content = { values: { name: 'Lan', phone: '0912345678' } };
    await kept(made);
    expect((await made.storage.list())[0]?.values).toEqual({ name: 'Lan' });
  });

  it('keeps the phone of what was sent', async () => {
    const made = fixture();
    made.content = { values: { phone: '0912345678' }, submissionId: 'x', frozen: true };
    await kept(made);
    expect(await made.storage.list()).toMatchObject([
      { values: { phone: '0912345678' }, submissionId: 'x', frozen: true },
    ]);
  });

  it('forgets a draft whose fields were emptied', async () => {
    const made = await kept(fixture());
    made.content = { values: { name: '' } };
    await kept(made);
    expect(await made.storage.list()).toEqual([]);
    expect(made.keeper.value).toBe('empty');
  });

  it('overwrites its own draft and no other', async () => {
    const storage = durable();
    await kept(fixture({ storage }));
    const made = await kept(fixture({ storage }));
    await kept(made);
    expect(await storage.list()).toHaveLength(2);
  });

  it('discards its draft', async () => {
    const made = await kept(fixture());
    await made.keeper.discard();
    expect(await made.storage.list()).toEqual([]);
    expect(made.keeper.value).toBe('empty');
  });

  it('stays empty when a save is still on its way at the discard', async () => {
    const made = fixture();
    made.keeper.touch();
    const saving = made.keeper.flush();
    await made.keeper.discard();
    await saving;
    expect(await made.storage.list()).toEqual([]);
    expect(made.keeper.value).toBe('empty');
  });
});

describe('DraftKeeper.restore', () => {
  it('gives the newest draft of the page, and takes it over', async () => {
    const old = await kept(fixture());
    await old.clock.tick(1000);
    const made = fixture(old);
    old.content = { values: { content: 'mới hơn' } };
    await kept(old);
    expect((await made.keeper.restore())?.values).toEqual({ content: 'mới hơn' });
    expect(await made.storage.list()).toHaveLength(1);
    await made.keeper.discard();
    expect(await made.storage.list()).toEqual([]);
  });

  it('gives nothing of another page or another reply', async () => {
    const { storage, clock } = await kept(fixture());
    expect(await fixture({ storage, clock, page: '/b' }).keeper.restore()).toBeUndefined();
    expect(await fixture({ storage, clock, parent: 'c1' }).keeper.restore()).toBeUndefined();
    expect(await storage.list()).toHaveLength(1);
  });

  it('keeps a reply with its reply target', async () => {
    const { storage, clock } = await kept(fixture({ parent: 'c1' }));
    expect((await fixture({ storage, clock, parent: 'c1' }).keeper.restore())?.parent).toBe('c1');
  });

  it('removes drafts after a day, also those of other pages', async () => {
    const { storage, clock } = await kept(fixture({ page: '/b' }));
    await clock.tick(24 * hour + 1);
    expect(await fixture({ storage, clock, page: '/b' }).keeper.restore()).toBeUndefined();
    expect(await storage.list()).toEqual([]);
  });

  it('keeps what was sent for longer than a day', async () => {
    const old = fixture();
    old.content = { values: { content: 'a' }, submissionId: 'x', frozen: true };
    await kept(old);
    await old.clock.tick(25 * hour);
    expect(await fixture(old).keeper.restore()).toMatchObject({ submissionId: 'x', frozen: true });
  });

  it('makes a draft again of what waited for an answer for seven days', async () => {
    const old = fixture();
    old.content = { values: { content: 'a' }, submissionId: 'x', frozen: true };
    await kept(old);
    await old.clock.tick(7 * 24 * hour + 1);
    const restored = await fixture(old).keeper.restore();
    expect(restored).toMatchObject({ values: { content: 'a' } });
    expect(restored).not.toHaveProperty('submissionId');
    expect(restored).not.toHaveProperty('frozen');
  });

  it('puts nothing over what was typed while the storage was opening', async () => {
    const { storage, clock } = await kept(fixture());
    const made = fixture({ storage, clock });
    const restoring = made.keeper.restore();
    made.keeper.touch();
    expect(await restoring).toBeUndefined();
    expect(await storage.list()).toHaveLength(1);
  });
});

describe('DraftKeeper over a storage that fails', () => {
  it('says that a draft does not outlive the page', async () => {
    expect((await kept(fixture({ storage: memoryDrafts() }))).keeper.value).toBe('unkept');
  });

  it('says so when the storage is full', async () => {
    const storage = { ...durable(), save: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    expect((await kept(fixture({ storage }))).keeper.value).toBe('unkept');
  });

  it('restores nothing when the storage cannot be read', async () => {
    const storage = { ...durable(), list: () => Promise.reject(new Error('broken')) };
    expect(await fixture({ storage }).keeper.restore()).toBeUndefined();
  });

  it('lets a discard pass', async () => {
    const storage = { ...durable(), remove: () => Promise.reject(new Error('broken')) };
    await expect(fixture({ storage }).keeper.discard()).resolves.toBeUndefined();
  });

  it('says nothing of a draft that a hanging storage has not stored', async () => {
    let saves = 0;
    const hang = (): Promise<void> => {
      saves++;
      return new Promise(() => undefined);
    };
    const made = fixture({ storage: { ...durable(), save: hang } });
    await kept(made);
    await settle();
    expect(saves).toBe(1);
    expect(made.keeper.value).toBe('empty');
  });
});
