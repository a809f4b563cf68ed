import type { BanEffect } from '../../core/moderation.js';
import type { BanRecord, Store } from '../../contract/store.js';
import { contains, parseNetwork, type IpBytes } from '../ip.js';
import { createWordFinder } from './word-finder.js';

/** What rules are held against. Hashes are of every key of the ring, so that a rule outlives a rotation. */
export interface BanSubject {
  readonly readers: readonly string[];
  readonly phones: readonly string[];
  readonly address?: IpBytes;
  /** By `foldForWords`. */
  readonly text: string;
}

export interface Bans {
  /**
   * The strongest effect of the site's rules on a comment; `undefined`: none is about it.
   * @param describe is called only where there are rules: it hashes.
   */
  find(site: string, describe: () => Promise<BanSubject>, now: number): Promise<BanEffect | undefined>;
  /** Forgets what it knows and no longer listens to the store. */
  close(): void;
}

/** A rule that another process made is known after this long at the latest, in milliseconds. */
const keptMs = 5000;

/** The strongest first. */
const effects: readonly BanEffect[] = ['refuse', 'spam', 'queue'];

type Rule = Pick<BanRecord, 'effect' | 'expiresAt'> & { readonly matches: (subject: BanSubject) => boolean };

interface Known {
  readonly at: number;
  readonly change: number;
  readonly rules: Promise<readonly Rule[]>;
}

/** The rules of every site, kept for five seconds or until the store changes. */
export function createBans(store: Pick<Store, 'listBans' | 'onChange'>): Bans {
  const known = new Map<string, Known>();
  let change = 0;
  let stop: (() => void) | undefined;

  function rulesOf(site: string, now: number): Promise<readonly Rule[]> {
    // At the first use: a handler that takes no comment listens to nothing.
    stop ??= store.onChange(() => {
      change++;
    });
    const kept = known.get(site);
    if (kept?.change === change && now >= kept.at && now - kept.at < keptMs) return kept.rules;
    const rules = store.listBans(site, now).then((bans) => bans.map(ruleOf));
    known.set(site, { at: now, change, rules });
    // The next one asks anew; who waits for this answer hears why.
    rules.catch(() => known.delete(site));
    return rules;
  }

  return {
    async find(site, describe, now) {
      const rules = await rulesOf(site, now);
      if (rules.length === 0) return undefined;
      const subject = await describe();
      const hit = rules.filter(({ expiresAt = Infinity, matches }) => expiresAt > now && matches(subject));
      return effects.find((effect) => hit.some((rule) => rule.effect === effect));
    },
    close() {
      stop?.();
      stop = undefined;
      known.clear();
    },
  };
}

function ruleOf({ effect, expiresAt, kind, value }: BanRecord): Rule {
  return { effect, ...(expiresAt !== undefined && { expiresAt }), matches: matcher(kind, value) };
}

function matcher(kind: BanRecord['kind'], value: string): Rule['matches'] {
  switch (kind) {
    case 'reader':
      return ({ readers }) => readers.includes(value);
    case 'phone':
      return ({ phones }) => phones.includes(value);
    case 'address': {
      const network = parseNetwork(value);
      return ({ address }) => network !== undefined && address !== undefined && contains(network, address);
    }
    case 'word': {
      const found = createWordFinder([value]);
      return ({ text }) => found(text);
    }
  }
}
