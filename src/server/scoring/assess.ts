import type { CommentDraft, FieldValues } from '../../core/comment.js';
import { foldText } from '../../core/fold-text.js';
import { banValue } from '../ban-value.js';
import type { Call } from '../call.js';
import { formatIp } from '../ip.js';
import { readerHashes } from '../reader-hash.js';
import { Refusal } from '../refusal.js';
import { phonesOf, textKey } from '../search-text.js';
import type { BanSubject } from './bans.js';
import { countLinks } from './count-links.js';
import type { Candidate } from './publishes-at-once.js';
import { createWordFinder, foldForWords, type WordFinder } from './word-finder.js';

/** A text that somebody sends: a new comment, or an edit of one. */
export interface Writing {
  readonly page: { readonly id: string; readonly url: string; readonly title: string };
  readonly parent?: string;
  /** As accepted, after the text rules. */
  readonly fields: FieldValues;
  readonly hints?: CommentDraft['hints'];
  readonly readerKey?: string;
  /** The comment as it was, when this is an edit of it: a copy of itself is no copy. */
  readonly before?: { readonly textKey?: string; readonly reader?: string };
}

/** What was found about a text; it stands in the stored comment, for moderators only. */
export interface Assessment extends Candidate {
  readonly reasons: readonly string[];
  readonly textKey: string;
}

/** Under this time from the first sight of the form to its submit, in milliseconds, no person has written a comment. */
const humanMs = 2000;
/** Of what is seen of a form when it is sent, and of no edit. */
export const trapPoints = { honeypot: 10, hasty: 5 } as const;
const dayMs = 24 * 60 * 60 * 1000;
/** Of so few characters people write the same without knowing of one another: "Tôi đồng ý". */
const shortText = 20;
const freeLinks = 2;

/**
 * What our own rules say of a text. Weak evidence, all of it: it sends a comment to the queue and never refuses one. Only a ban rule refuses.
 * @throws Refusal 403 under a ban rule with the effect `refuse`; its title does not say why.
 */
export async function assess(call: Call, writing: Writing): Promise<Assessment> {
  const { site, keys, now, services } = call;
  const { name = '', title = '', content = '' } = writing.fields;
  const text = foldForWords([name, title, content].join('\n'));
  const key = await textKey(keys[0], site.id, writing.fields);
  const who = writing.readerKey === undefined ? undefined : await readerHashes(keys, site.id, writing.readerKey);
  const reader = writing.before?.reader ?? who?.reader;
  const aliases = who?.aliases ?? [];

  const describe = async (): Promise<BanSubject> => ({
    ...(await identities(call, writing, reader === undefined ? aliases : [reader, ...aliases])),
    text,
  });
  const ban = await services.bans.find(site.id, describe, now);
  if (ban === 'refuse') throw new Refusal('forbidden', { title: 'This comment cannot be taken.' });

  const { honeypot, elapsedMs } = writing.hints ?? {};
  const links = countLinks([name, title, content].join('\n'));
  const copied =
    foldText(content).length >= shortText &&
    key !== writing.before?.textKey &&
    (await services.store.countSameText(site.id, key, now - dayMs)) > 0;
  const findings: readonly (readonly [reason: string, points: number])[] = [
    ['honeypot', honeypot ? trapPoints.honeypot : 0],
    ['hasty', elapsedMs !== undefined && elapsedMs < humanMs ? trapPoints.hasty : 0],
    ['links', Math.min(6, 3 * Math.max(0, links - freeLinks))],
    ['duplicate', copied ? 6 : 0],
    ['words', finderOf(site.words)(text) ? 5 : 0],
  ];
  const found = findings.filter(([, points]) => points > 0);
  return {
    score: found.reduce((sum, [, points]) => sum + points, 0),
    reasons: [...found.map(([reason]) => reason), ...(ban === undefined ? [] : ['ban'])],
    ...(ban !== undefined && { effect: ban }),
    ...(reader !== undefined && { reader, aliases }),
    textKey: key,
  };
}

/** Adds what the configured checkers say. Nobody is asked about a text whose fate a ban rule has decided. */
export async function askCheckers(call: Call, writing: Writing, assessment: Assessment): Promise<Assessment> {
  if (assessment.effect !== undefined) return assessment;
  const { name = '', title, content = '' } = writing.fields;
  const userAgent = call.request.headers.get('user-agent');
  const opinions = await call.services.askCheckers({
    site: call.site.id,
    page: writing.page,
    ...(writing.parent !== undefined && { parent: writing.parent }),
    name,
    ...(title !== undefined && { title }),
    content,
    ...(call.address && { address: formatIp(call.address) }),
    ...(userAgent !== null && { userAgent }),
    ...(writing.before && { edit: true }),
  });
  return {
    ...assessment,
    score: opinions.reduce((sum, { score }) => sum + score, assessment.score),
    reasons: [...assessment.reasons, ...opinions.map((opinion) => opinion.name)],
  };
}

const finders = new Map<string, WordFinder>();

/** By what the words are, not by their list: a site's options may change in place. */
function finderOf(words: readonly string[]): WordFinder {
  const key = words.join('\n');
  const finder = finders.get(key) ?? createWordFinder(words);
  // Of many sites or ever new lists only the last ones are kept.
  if (finders.size >= 32) finders.clear();
  finders.set(key, finder);
  return finder;
}

/** What rules about a person are held against, by every key of the ring. */
async function identities(
  { site, keys, address }: Call,
  { fields }: Writing,
  readers: readonly string[],
): Promise<Omit<BanSubject, 'text'>> {
  const phones = phonesOf(fields, site.fields);
  const values = await Promise.all(keys.flatMap((each) => phones.map((phone) => banValue(each, site, 'phone', phone))));
  return {
    readers,
    phones: values.filter((value) => value !== undefined),
    ...(address && { address }),
  };
}
