import { describe, expect, it, vi } from 'vitest';
import { localStorageAdapter, type LocalStorageAdapterOptions } from '../../../src/adapters/local-storage.js';
import type { CommentDraft, CommentEvent } from '../../../src/core/comment.js';
import { randomId } from '../../../src/core/random-id.js';
import { takeEvents } from '../../../src/testing/take-events.js';
import { mapStorage, pageOf } from './local-storage-harness.js';

const page = pageOf('/tin/1');

const draft = (changes: Partial<CommentDraft> = {}): CommentDraft => ({
  page,
  fields: { name: 'Hạnh', phone: '0912345678', title: 'Đường làng', content: 'Ổ gà.' },
  submissionId: randomId(),
  ...changes,
});

const open = (options: LocalStorageAdapterOptions = {}) => {
  const adapter = localStorageAdapter({ storage: mapStorage(), ...options });
  const contents = async (): Promise<string[]> =>
    (await adapter.listComments!({ page, sort: 'oldest' })).items.map(({ content }) => content);
  return { ...adapter, contents, send: (changes?: Partial<CommentDraft>) => adapter.submitComment!(draft(changes)) };
};

describe('localStorageAdapter', () => {
  it('finds its comments again, apart from those of another name and of a page whose name begins alike', async () => {
    const storage = mapStorage();
    await open({ storage }).send();
    await open({ storage }).send({ page: pageOf('/tin/1 2') });
    expect(await open({ storage }).contents()).toEqual(['Ổ gà.']);
    expect(await open({ storage, name: 'ghi-chú' }).contents()).toEqual([]);
  });

  it('takes one draft of two tabs for one comment', async () => {
    const storage = mapStorage();
    const sent = draft();
    const [one, other] = [await open({ storage }).submitComment!(sent), await open({ storage }).submitComment!(sent)];
    expect(one.id).toBe(other.id);
    expect(storage.length).toBe(1);
  });

  it('keeps the phone number for its owner alone, and no text of what was deleted', async () => {
    const storage = mapStorage();
    const { send, listComments, deleteComment } = open({ storage });
    const { id = '', token = '' } = await send();
    expect(JSON.stringify([...storage.map])).toContain('0912345678');
    expect(JSON.stringify(await listComments!({ page }))).not.toContain('0912345678');
    await deleteComment!({ page, comment: id, token });
    expect(JSON.stringify([...storage.map])).not.toMatch(/0912345678|Ổ gà/);
  });

  it('takes whatever a reader’s key is for data', async () => {
    const { send, vote, listComments } = open();
    const { id = '' } = await send();
    for (const readerKey of ['__proto__', 'constructor', '7']) await vote!({ page, comment: id, value: 1, readerKey });
    expect((await listComments!({ page })).items[0]?.up).toBe(3);
  });

  it('publishes what waits when it is told to, also in another tab', async () => {
    const storage = mapStorage();
    const { send, contents } = open({ storage, moderation: 'pre' });
    const { id = '', status } = await send();
    expect([status, await contents()]).toEqual(['pending', []]);
    localStorageAdapter({ storage }).moderate(id, 'published');
    expect(await contents()).toEqual(['Ổ gà.']);
    expect(() => localStorageAdapter({ storage }).moderate('none', 'removed')).toThrow('No comment has the id "none"');
  });

  it('refuses what finds no room, names the mend and loses nothing', async () => {
    const { send, contents } = open({ storage: mapStorage(1000) });
    await send();
    const long = send({ fields: { name: 'Hạnh', title: 'Dài', content: 'dài '.repeat(300) } });
    await expect(long).rejects.toMatchObject({
      code: 'server',
      outcome: 'refused',
      message: 'localStorage is full: make room',
    });
    expect(await contents()).toEqual(['Ổ gà.']);
  });

  it('says that storage is blocked, in every call and not before', async () => {
    vi.stubGlobal('localStorage', undefined);
    const adapter = localStorageAdapter();
    const blocked = { code: 'server', outcome: 'refused', message: 'localStorage is blocked: allow it' };
    await expect(adapter.submitComment!(draft())).rejects.toMatchObject(blocked);
    await expect(adapter.listComments!({ page })).rejects.toMatchObject(blocked);
    await expect(
      takeEvents(
        (signal) => adapter.watch!({ page }, { signal }),
        () => true,
      ),
    ).rejects.toMatchObject(blocked);
    expect((await adapter.describeForm!(page)).fields).toHaveLength(4);
    vi.unstubAllGlobals();
  });

  it.each(['{"id":', '[]', 'null', '7', '{"id":"x"}', '{"__proto__":{}}'])(
    'sets aside what cannot be read, tells the owner and goes on: %s',
    async (broken) => {
      const told = vi.spyOn(console, 'error').mockReturnValue();
      const storage = mapStorage();
      const { send, contents } = open({ storage });
      await send();
      storage.setItem('ykien comment /tin/1 0123456789abcdef', broken);
      expect(await contents()).toEqual(['Ổ gà.']);
      const aside = [...storage.map].find(([, value]) => value === broken)?.[0] ?? '';
      expect(aside).toMatch(/^ykien unreadable \S+ \/tin\/1 0123456789abcdef$/);
      expect(told.mock.calls).toEqual([[expect.stringContaining(aside)]]);
      await contents();
      expect(told).toHaveBeenCalledOnce();
      told.mockRestore();
    },
  );

  it('writes nothing over what cannot be read and finds no other place', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const storage = mapStorage();
    const sent = draft();
    const { submitComment } = open({ storage });
    await submitComment!(sent);
    const [key = ''] = storage.map.keys();
    storage.map.set(key, 'half a comm');
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await expect(submitComment!(sent)).rejects.toMatchObject({ code: 'server', outcome: 'refused' });
    expect([...storage.map]).toEqual([[key, 'half a comm']]);
    told.mockRestore();
  });

  it('hears of what another tab does, by its storage events', async () => {
    const storage = mapStorage();
    const events = new EventTarget();
    const [here, there] = [open({ storage, events }), open({ storage, events: new EventTarget() })];
    const heard = takeEvents(
      (signal) => here.watch!({ page }, { signal }),
      (event) => event.kind === 'removed',
    );
    const { id = '', token = '' } = await there.send();
    events.dispatchEvent(new Event('storage'));
    await there.deleteComment!({ page, comment: id, token });
    events.dispatchEvent(new Event('storage'));
    expect((await heard).at(-1)).toMatchObject({ kind: 'removed', id });
  });

  it('gives a `reset` when the storage was cleared', async () => {
    const storage = mapStorage();
    const events = new EventTarget();
    const { send, watch } = open({ storage, events });
    await send();
    const isReset = ({ kind }: CommentEvent): boolean => kind === 'reset';
    const heard = takeEvents((signal) => watch!({ page }, { signal }), isReset);
    await send();
    storage.map.clear();
    events.dispatchEvent(new Event('storage'));
    expect((await heard).at(-1)?.kind).toBe('reset');
  });

  it('ends its listening with the signal', async () => {
    const events = new EventTarget();
    const removed = vi.spyOn(events, 'removeEventListener');
    const ending = new AbortController();
    const next = open({ events }).watch!({ page }, { signal: ending.signal })[Symbol.asyncIterator]().next();
    await new Promise((resolve) => setTimeout(resolve, 1));
    ending.abort();
    expect(await next).toEqual({ value: undefined, done: true });
    expect(removed.mock.calls.map(([kind]) => kind)).toEqual(['storage', 'ykien']);
  });

  it('refuses fields that are none', () => {
    expect(() => localStorageAdapter({ fields: 'name*' })).toThrow('add content*');
  });
});
