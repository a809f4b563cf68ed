import type { ChallengePolicy } from '../core/challenge.js';
import { defaultFields, defineField, parseFields, type FieldDefinition } from '../core/field.js';
import type { FormDescription } from '../core/form.js';

/** One site that the server takes comments for. Every member may change while the server runs; it is read anew for each request. */
export interface SiteOptions {
  /** `[a-z0-9][a-z0-9-]{0,62}`; part of every stored row, so it never changes. Default `'default'`. */
  readonly id?: string;
  /** Origins whose pages may write, such as `https://example.vn`. At least one. */
  readonly origins: readonly string[];
  /** `open`: any path under the origins · `listed`: only pages that are known articles. Default `'open'`. */
  readonly pages?: 'open' | 'listed';
  /** As `fields="…"` of the form, or as definitions. Default `'name* phone title* content*'`. */
  readonly fields?: string | readonly FieldDefinition[];
  /**
   * `always`: every comment needs an answered challenge · `on-demand`: only a suspicious one, or who writes much · `none`: none does.
   * Default `'always'`.
   */
  readonly challenge?: ChallengePolicy;
  /**
   * `pre`: a moderator sees it first · `post`: published at once unless it looks like spam · `trusted`: published at once for readers who had
   * `trustedAfter` comments published, known by their device's key alone. Default `'pre'`.
   */
  readonly moderation?: 'pre' | 'post' | 'trusted';
  /** At least 1. Default 3. */
  readonly trustedAfter?: number;
  /** For how long after its making its author may edit or delete a comment, in seconds; 0: never. Default 900. */
  readonly editSeconds?: number;
  /** Which votes are counted and shown. Default `'both'`. */
  readonly votes?: 'both' | 'up' | 'none';
  /** Words and phrases that raise a comment's score; marks and case are not looked at. Default: none. */
  readonly words?: readonly string[];
  /** A consent that must be ticked. A new text needs a new version. */
  readonly consent?: FormDescription['consent'];
  /** IANA name: what "a day" of the article lists means. Default `'Asia/Ho_Chi_Minh'`. */
  readonly timeZone?: string;
  /** Country (ISO 3166-1) of phone numbers without `+`. Default `'VN'`. */
  readonly phoneCountry?: string;
  /** No page takes comments any more; what is stored stays. Default `false`. */
  readonly closed?: boolean;
}

/** A site's options as the routes use them: checked, defaults filled in. */
export interface Site extends Required<Omit<SiteOptions, 'fields' | 'consent'>> {
  readonly fields: readonly FieldDefinition[];
  readonly consent?: FormDescription['consent'];
}

const parsed = new Map<string, readonly FieldDefinition[]>();

/** @throws TypeError that names the option and the mend. */
export function readSite(options: SiteOptions): Site {
  const { id = 'default', pages = 'open', challenge = 'always', moderation = 'pre', closed = false, consent } = options;
  const { timeZone = 'Asia/Ho_Chi_Minh', phoneCountry = 'VN', fields = defaultFields } = options;
  const { trustedAfter = 3, editSeconds = 900, votes = 'both', words = [] } = options;
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) {
    throw new TypeError(`Option "id" of a site is "${id}": use small letters, digits and "-", at most 63.`);
  }
  const where = `of site "${id}"`;
  oneOf('pages', where, pages, ['open', 'listed']);
  oneOf('challenge', where, challenge, ['always', 'on-demand', 'none']);
  oneOf('moderation', where, moderation, ['pre', 'post', 'trusted']);
  oneOf('votes', where, votes, ['both', 'up', 'none']);
  atLeast('trustedAfter', where, trustedAfter, 1);
  atLeast('editSeconds', where, editSeconds, 0);
  if (!Array.isArray(words) || words.some((word) => typeof word !== 'string')) {
    throw new TypeError(`Option "words" ${where} must be a list of texts.`);
  }
  if (consent && (typeof consent.version !== 'string' || typeof consent.text !== 'string')) {
    throw new TypeError(`Option "consent" ${where} needs { version, text }, both texts.`);
  }
  return {
    id,
    origins: readOrigins(options.origins, where),
    pages,
    fields: readFields(fields, where),
    challenge,
    moderation,
    trustedAfter,
    editSeconds,
    votes,
    words,
    timeZone: readTimeZone(timeZone, where),
    phoneCountry: phoneCountry.toUpperCase(),
    closed,
    ...(consent && { consent }),
  };
}

function oneOf(name: string, where: string, value: unknown, values: readonly string[]): void {
  if (values.includes(value as string)) return;
  throw new TypeError(`Option "${name}" ${where} is "${String(value)}": use one of ${values.join(', ')}.`);
}

function atLeast(name: string, where: string, value: unknown, least: number): void {
  if (Number.isInteger(value) && (value as number) >= least) return;
  throw new TypeError(`Option "${name}" ${where} is "${String(value)}": use a whole number, at least ${least}.`);
}

function readOrigins(origins: unknown, where: string): readonly string[] {
  if (!Array.isArray(origins) || origins.length === 0) {
    throw new TypeError(`Option "origins" ${where} needs at least one origin, such as ["https://example.vn"].`);
  }
  for (const origin of origins as unknown[]) {
    const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url || url.origin !== origin || !/^https?:$/.test(url.protocol)) {
      throw new TypeError(
        `Option "origins" ${where} has "${String(origin)}": write scheme, host and port only, such as "https://example.vn".`,
      );
    }
  }
  return origins as string[];
}

function readFields(fields: string | readonly FieldDefinition[], where: string): readonly FieldDefinition[] {
  if (typeof fields === 'string') {
    const known = parsed.get(fields);
    if (known) return known;
    const definitions = parseFields(fields);
    parsed.set(fields, definitions);
    return definitions;
  }
  for (const { name } of fields) defineField(name);
  if (!fields.some((field) => field.name === 'content')) {
    throw new TypeError(`Option "fields" ${where} lacks "content": a comment needs its text.`);
  }
  return fields;
}

const zones = new Set<string>();

function readTimeZone(timeZone: string, where: string): string {
  if (zones.has(timeZone)) return timeZone;
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch (cause) {
    throw new TypeError(`Option "timeZone" ${where} is "${timeZone}": use an IANA name such as "Asia/Ho_Chi_Minh".`, {
      cause,
    });
  }
  zones.add(timeZone);
  return timeZone;
}
