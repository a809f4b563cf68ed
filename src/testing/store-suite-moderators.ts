import type { AuditRecord, BanRecord, ModeratorRecord, Store } from '../contract/store.js';
import { equal, rejects } from './store-assert.js';
import { commentRecord, eventsOf, now, publishes, site, stores, type StoreCase } from './store-records.js';

const minute = 60_000;

/** Cases about the audit log, closed pages, bans and who may moderate. */
export function describeModerators(test: StoreCase): void {
  test('lists the audit log newest first, by positions that grow', async (store) => {
    const entries: AuditRecord[] = Array.from({ length: 7 }, (_, n) => ({
      site,
      at: now - n,
      actor: n % 2 === 0 ? 'anh' : 'binh',
      action: 'reveal',
      comment: `comment-${n % 3}`,
      ...(n === 6 && { page: '/news/1', detail: '7' }),
    }));
    for (const entry of entries) await store.appendAudit(entry);
    await store.appendAudit({ site: 'other', at: now, actor: 'anh', action: 'reveal' });
    const all = await store.listAudit({ site, limit: 99 });
    const bare = all.map(({ id: _id, ...entry }) => entry);
    equal(bare, entries.toReversed(), 'all, the last appended first');
    equal(
      all.every(({ id }, n) => n === 0 || id < (all[n - 1]?.id ?? 0)),
      true,
      'falling positions',
    );
    equal('page' in (bare[1] ?? {}), false, 'a page where none was given');
    for (const [n, { id: before }] of all.entries())
      equal(await store.listAudit({ site, before, limit: 2 }), all.slice(n + 1, n + 3), `before line ${n}`);
    const ofOne = await store.listAudit({ site, comment: 'comment-0', limit: 2 });
    equal(ofOne, [all[0], all[3]], 'two of one comment');
  });

  test('keeps every line as it was, whatever happens to what it is about', async (store) => {
    await publishes(store, 'a');
    await store.appendAudit({ site, at: now, actor: 'anh', action: 'reveal', comment: 'comment-a' });
    const before = await store.listAudit({ site, limit: 9 });
    await store.eraseComments(site, ['comment-a'], 'anh', now);
    await store.sweep(now + 400 * 24 * 60 * minute);
    equal((await store.listAudit({ site, limit: 9 })).slice(-before.length), before, 'the older lines');
  });

  test('closes a page and opens it again, each once', async (store) => {
    await stores(store, commentRecord('a'));
    const close = (closed: boolean, at: number) => store.closePage(site, '/news/1', closed, 'anh', at);
    const events = await eventsOf(store, async () => {
      equal(await close(false, now), false, 'opening what is open');
      equal(await close(true, now + 1), true, 'closing');
      equal((await store.findPage(site, '/news/1'))?.closed, true, 'the page');
      equal(await close(true, now + 2), false, 'closing again');
      equal(await close(false, now + 3), true, 'opening');
    });
    equal(events, 'closed /news/1, opened /news/1', 'events');
    const page = { id: '/news/1', url: 'https://example.org/news/1', title: 'Tin mới' };
    const found = await store.findPage(site, '/news/1');
    equal({ ...found, closed: found?.closed ?? false }, { ...page, closed: false }, 'the page at last');
    const log = await store.listAudit({ site, limit: 9 });
    equal(
      log.map(({ actor, page, at }) => `${actor} ${page} ${at - now}`),
      ['anh /news/1 3', 'anh /news/1 1'],
      'lines',
    );
  });

  test('closes a page that has no comment yet, whose first one then says title and address', async (store) => {
    equal(await store.closePage(site, '/news/1', true, 'anh', now), true, 'closing');
    equal((await store.findPage(site, '/news/1'))?.closed, true, 'the page');
    equal(await store.findPage('other', '/news/1'), undefined, 'at another site');
    await stores(store, commentRecord('a'));
    const page = { id: '/news/1', url: 'https://example.org/news/1', title: 'Tin mới', closed: true };
    equal(await store.findPage(site, '/news/1'), page, 'the page after a comment');
  });

  test('lists bans that have not expired, newest first', async (store) => {
    await store.putBan(ban('a', { createdAt: now, expiresAt: now + minute }));
    await store.putBan(ban('b', { createdAt: now + 2, kind: 'address', effect: 'spam', value: '192.0.2.0/24' }));
    await store.putBan(ban('c', { createdAt: now + 1, expiresAt: now + 5 * minute }));
    await store.putBan(ban('d', { site: 'other' }));
    equal(await banIds(store, now + minute - 1), 'b c a', 'before one expires');
    equal(await banIds(store, now + minute), 'b c', 'when it has expired');
    const [first, second] = await store.listBans(site, now);
    equal(
      first,
      ban('b', { createdAt: now + 2, kind: 'address', effect: 'spam', value: '192.0.2.0/24' }),
      'the newest',
    );
    equal('expiresAt' in (first ?? {}), false, 'an end of what has none');
    equal(second?.expiresAt, now + 5 * minute, 'an end');
    const log = await store.listAudit({ site, limit: 9 });
    equal(log.map(({ action, actor, detail }) => `${action} ${actor} ${detail}`)[1], 'ban anh address', 'a line');
    equal(log.length, 3, 'lines');
  });

  test('replaces a ban by its id, and removes it once', async (store) => {
    await store.putBan(ban('a'));
    await store.putBan(ban('a', { value: 'khac', expiresAt: now + minute }));
    equal(await store.listBans(site, now), [ban('a', { value: 'khac', expiresAt: now + minute })], 'replaced');
    equal(await store.removeBan('other', 'a'), false, 'at another site');
    equal(await store.removeBan(site, 'a'), true, 'removed');
    equal(await store.removeBan(site, 'a'), false, 'again');
    equal(await store.listBans(site, now), [], 'what is left');
  });

  test('keeps 1000 bans of a site and rejects one more', async (store) => {
    await Promise.all(Array.from({ length: 1000 }, (_, n) => store.putBan(ban(`${n}`))));
    await rejects(store.putBan(ban('more')), 'one more');
    await store.putBan(ban('7', { value: 'khac' }));
    await store.putBan(ban('elsewhere', { site: 'other' }));
    equal((await store.listBans(site, now)).length, 1000, 'bans');
    await store.removeBan(site, '8');
    await store.putBan(ban('more'));
  });

  test('forgets bans that have expired', async (store) => {
    await store.putBan(ban('a', { expiresAt: now + minute }));
    await store.putBan(ban('b'));
    await store.sweep(now + 2 * minute);
    // An earlier clock than the sweep's shows what is gone: no caller does that.
    equal(await banIds(store, now), 'b', 'bans');
  });

  test('finds a moderator by the hash of the token, until it is replaced or revoked', async (store) => {
    await store.putModerator(moderator('binh', 'hash-1'));
    await store.putModerator(moderator('anh', 'hash-2', { role: 'owner' }));
    await store.putModerator(moderator('anh', 'hash-3', { site: 'other' }));
    equal(await store.findModerator(site, 'hash-2'), moderator('anh', 'hash-2', { role: 'owner' }), 'by its hash');
    equal(await store.findModerator(site, 'hash-3'), undefined, "by another site's");
    const own = (await store.listModerators(site)).map(({ name, role }) => `${name} ${role}`).sort();
    equal(own, ['anh owner', 'binh moderator'], 'all');
    await store.putModerator(moderator('anh', 'hash-4', { createdAt: now + 1 }));
    equal(await store.findModerator(site, 'hash-2'), undefined, 'by a replaced token');
    equal(await store.findModerator(site, 'hash-4'), moderator('anh', 'hash-4', { createdAt: now + 1 }), 'by the new');
    equal(await store.removeModerator(site, 'anh'), true, 'removed');
    equal(await store.removeModerator(site, 'anh'), false, 'again');
    equal(await store.findModerator(site, 'hash-4'), undefined, 'by a revoked token');
    equal((await store.findModerator('other', 'hash-3'))?.name, 'anh', 'of the same name elsewhere');
  });
}

function ban(id: string, changes: Partial<BanRecord> = {}): BanRecord {
  const own = { site, id, kind: 'word', effect: 'queue', value: 'vay tien', label: 'vay tiền' } as const;
  return { ...own, createdAt: now, actor: 'anh', ...changes };
}

async function banIds(store: Store, at: number): Promise<string> {
  return (await store.listBans(site, at)).map(({ id }) => id).join(' ');
}

function moderator(name: string, tokenHash: string, changes: Partial<ModeratorRecord> = {}): ModeratorRecord {
  return { site, name, role: 'moderator', tokenHash, createdAt: now, ...changes };
}
