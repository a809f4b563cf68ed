import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOwn, type OwnRecord } from '../../../src/storage/own-comments.js';
import { freshPage, FormHarness } from '../support/form-harness.js';
import { until } from './support.js';

const day = 86_400_000;

function record(page: string, id: string, savedAt = Date.now()): OwnRecord {
  const created = new Date(savedAt).toISOString();
  const comment = { id, status: 'pending' as const, name: 'Thử', content: `Lời ${id}`, created };
  return { id, page, token: `t-${id}`, comment, savedAt };
}

const idsOf = (records: readonly OwnRecord[]): string[] => records.map(({ id }) => id).sort();

/** From now on nothing can be read or written. */
function breakStorage(): void {
  for (const method of ['get', 'put'] as const) {
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
  }
}

afterEach(() => vi.restoreAllMocks());

describe('what a device keeps of its reader', () => {
  it('is there for who opens it anew: comments by page, votes, one key', async () => {
    const page = freshPage();
    const first = await openOwn();
    await first.saveComment(record(page, `${page}-a`));
    await first.saveComment(record(`${page}-khac`, `${page}-b`));
    await first.saveVote(page, 'x', 1);
    await first.saveVote(page, 'y', -1);
    await first.saveVote(page, 'x', 0);
    const again = await openOwn();
    expect(idsOf(await again.listComments(page))).toEqual([`${page}-a`]);
    expect(new Map(await again.listVotes(page))).toEqual(
      new Map([
        ['x', 0],
        ['y', -1],
      ]),
    );
    expect(await again.readerKey()).toBe(await first.readerKey());
  });

  it('is one key also for two tabs that ask at once', async () => {
    const tabs = await Promise.all([openOwn(), openOwn()]);
    const [one, other] = await Promise.all(tabs.map((tab) => tab.readerKey()));
    expect(one).toBe(other);
    expect(one).toMatch(/^[\w-]{43}$/);
  });

  it('marks the device, so that the next load looks', async () => {
    localStorage.clear();
    await (await openOwn()).saveVote(freshPage(), 'x', 1);
    expect(localStorage.getItem('ykien-drafts')).not.toBeNull();
  });

  it('forgets a comment that was removed, and those of ninety days ago', async () => {
    const page = freshPage();
    const own = await openOwn();
    await own.saveComment(record(page, `${page}-new`));
    await own.saveComment(record(page, `${page}-gone`));
    await own.saveComment(record(page, `${page}-old`, Date.now() - 91 * day));
    await own.removeComment(`${page}-gone`);
    expect(idsOf(await (await openOwn()).listComments(page))).toEqual([`${page}-new`]);
  });
});

describe('a device that lets nothing be stored', () => {
  it('remembers for as long as the page lives', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const page = freshPage();
    const own = await openOwn();
    await own.saveComment(record(page, 'm'));
    expect(idsOf(await own.listComments(page))).toEqual(['m']);
    expect(await own.readerKey()).toBe(await own.readerKey());
  });

  it('does not wait for ever', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
    const own = await openOwn(20);
    expect(await own.readerKey()).toMatch(/^[\w-]{43}$/);
  });

  it('has one key all the same when it is full', async () => {
    const own = await openOwn();
    breakStorage();
    const key = await own.readerKey();
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(await own.readerKey()).toBe(key);
  });

  it('lets a comment be sent all the same', async () => {
    const form = await FormHarness.mount({ challenge: 'none' });
    breakStorage();
    for (const [name, text] of Object.entries({ name: 'Thử', title: 'Góp ý', content: 'Lời' })) form.type(name, text);
    form.submit();
    await until(() => form.receipt());
    expect(form.sent[0]!.fields.content).toBe('Lời');
  });
});
