import { afterEach, describe, expect, it, vi } from 'vitest';
import { localStorageAdapter } from '../../../src/adapters/local-storage.js';
import { randomId } from '../../../src/core/random-id.js';
import { adapterSuite } from '../../../src/testing/index.js';
import { localStorageHarness, pageOf } from '../../unit/adapters/local-storage-harness.js';

const page = pageOf('/tin/1');

const draft = () => ({ page, fields: { name: 'Hạnh', title: 'Đường', content: 'Ổ gà.' }, submissionId: randomId() });

/** A page of this origin beside this one, which tells of what it writes as another tab does. */
async function otherTab(): Promise<Storage> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  return frame.contentWindow!.localStorage;
}

afterEach(() => {
  vi.restoreAllMocks();
  document.querySelectorAll('iframe').forEach((frame) => frame.remove());
  localStorage.clear();
});

describe('localStorageAdapter keeps the contract in a browser', () =>
  adapterSuite({ describe, it }, async () => {
    localStorage.clear();
    return localStorageHarness({ storage: localStorage });
  }));

describe('localStorageAdapter in a browser', () => {
  it('needs no option', async () => {
    const { id } = await localStorageAdapter().submitComment!(draft());
    expect((await localStorageAdapter().listComments!({ page })).items.map((comment) => comment.id)).toEqual([id]);
    expect(Object.keys(localStorage)).toEqual([`ykien comment /tin/1 ${id}`]);
  });

  it('shows what another tab has written as it happens', async () => {
    const storage = await otherTab();
    const there = localStorageAdapter({ storage, events: new EventTarget() });
    const ending = new AbortController();
    const events = localStorageAdapter().watch!({ page }, { signal: ending.signal })[Symbol.asyncIterator]();
    const next = events.next();
    const { id } = await there.submitComment!(draft());
    expect((await next).value).toMatchObject({ kind: 'published', comment: { id } });
    ending.abort();
  });

  it('says that its storage is blocked', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const sent = localStorageAdapter().submitComment!(draft());
    await expect(sent).rejects.toMatchObject({
      code: 'server',
      outcome: 'refused',
      message: expect.stringContaining('blocked') as string,
    });
  });

  it('says that its storage is full, and takes the comment again when there is room', async () => {
    // As much as there is, to the last character.
    for (let size = 1 << 23; size >= 1; size = size >> 1) {
      try {
        localStorage.setItem(`đầy ${size}`, 'x'.repeat(size));
      } catch {
        // The next one is half as long.
      }
    }
    const sent = draft();
    const adapter = localStorageAdapter();
    await expect(adapter.submitComment!(sent)).rejects.toMatchObject({ code: 'server', outcome: 'refused' });
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
    expect((await adapter.submitComment!(sent)).status).toBe('published');
  });
});
