import type { BanRecord, ModeratorRecord } from '../../../contract/store.js';
import type { MemoryState } from './state.js';

/** Every rule is tried on every comment: a site has room for this many. */
const maxBans = 1000;

const isOver = (ban: BanRecord, now: number): boolean => ban.expiresAt !== undefined && ban.expiresAt <= now;

/** Rules against abuse, and who may moderate. */
export function memoryBans({ audit, bans, moderators }: MemoryState) {
  const current = (site: string, now: number) => bans.of(site).filter((ban) => !isOver(ban, now));

  function load(ban: BanRecord): void {
    const { site, id, createdAt } = ban;
    if (!bans.has(site, id) && current(site, createdAt).length >= maxBans) {
      throw new Error(`The site ${site} has ${maxBans} bans, which is all it may have: remove some first.`);
    }
    bans.set(site, id, ban);
  }

  return {
    load,
    /** Newest first. */
    list: (site: string, now: number): BanRecord[] =>
      current(site, now).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)),
    put(ban: BanRecord): void {
      load(ban);
      const { site, createdAt: at, actor, kind } = ban;
      audit.append(site, { site, at, actor, action: 'ban', detail: kind });
    },
    remove: (site: string, id: string): boolean => bans.delete(site, id),
    sweep(now: number): void {
      for (const { site, record } of bans.all()) if (isOver(record, now)) bans.delete(site, record.id);
    },
    findModerator: (site: string, tokenHash: string): ModeratorRecord | undefined =>
      moderators.of(site).find((moderator) => moderator.tokenHash === tokenHash),
    listModerators: (site: string): ModeratorRecord[] => moderators.of(site).sort((a, b) => (a.name < b.name ? -1 : 1)),
    putModerator: (moderator: ModeratorRecord): void => moderators.set(moderator.site, moderator.name, moderator),
    removeModerator: (site: string, name: string): boolean => moderators.delete(site, name),
  };
}

export type MemoryBans = ReturnType<typeof memoryBans>;
