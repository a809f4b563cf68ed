import type { FieldValues } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { foldText } from '../../core/fold-text.js';
import { maskPhone } from '../../core/mask.js';
import { banEffects, banKinds, type Ban, type BanEffect, type Moderator, type NewBan } from '../../core/moderation.js';
import { isPhone } from '../../core/phone.js';
import { randomId } from '../../core/random-id.js';
import { refuse } from '../parts/cursor.js';
import type { MemoryData } from './data.js';
import { anonymous } from './reactions.js';
import { phoneDigits, phonesOf } from './review.js';

interface Rule {
  readonly ban: Ban;
  /** A reader's key, digits, or a folded word. */
  readonly value: string;
}

export interface MemoryBans {
  list(): readonly Ban[];
  add(ban: NewBan): Ban;
  remove(id: string): void;
}

/** The strongest first. */
const order: readonly BanEffect[] = ['refuse', 'spam', 'queue'];

/** Rules about readers, phones and words. Nobody here has an address, so a rule about one is `unsupported`. */
export function memoryBans(data: MemoryData, { name: actor }: Moderator, rules: Rule[]): MemoryBans {
  const { now } = data.rules;
  const current = (): Rule[] => rules.filter(({ ban }) => ban.expires === undefined || Date.parse(ban.expires) > now());

  data.judge = (fields: FieldValues, reader: string) => {
    const { name = '', title = '', content = '' } = fields;
    const text = words(`${name} ${title} ${content}`);
    const phones = phonesOf(data, fields).map(phoneDigits);
    const hits = current().filter(({ ban: { kind }, value }) => {
      if (kind === 'reader') return value === reader;
      return kind === 'phone' ? phones.includes(value) : text.includes(value);
    });
    return order.find((effect) => hits.some(({ ban }) => ban.effect === effect));
  };

  return {
    list: () =>
      current()
        .map(({ ban }) => ban)
        .reverse(),
    add(given) {
      const { kind, effect, forMs } = given;
      if (!banEffects.includes(effect)) throw refuse('effect');
      if (forMs !== undefined && !(forMs > 0)) throw refuse('forMs');
      const { value, label } = read(data, given);
      const ban: Ban = {
        ...{ id: randomId(), kind, effect, label, created: new Date(now()).toISOString(), actor },
        ...(forMs !== undefined && { expires: new Date(now() + forMs).toISOString() }),
      };
      const same = rules.findIndex((rule) => rule.ban.kind === kind && rule.value === value);
      if (same >= 0) rules.splice(same, 1);
      rules.push({ ban, value });
      data.note(actor, 'ban', { detail: kind });
      return ban;
    },
    remove(id) {
      const at = rules.findIndex(({ ban }) => ban.id === id);
      if (at < 0) return;
      const [rule] = rules.splice(at, 1);
      data.note(actor, 'unban', { ...(rule && { detail: rule.ban.kind }) });
    },
  };
}

function read(data: MemoryData, { kind, value }: NewBan): { readonly value: string; readonly label: string } {
  if (!banKinds.includes(kind)) throw refuse('kind');
  if (kind === 'address') throw new CommentError('unsupported');
  if (kind === 'reader') {
    const { reader = anonymous } = data.entries.get(value) ?? {};
    if (reader === anonymous) throw refuse('value');
    return { value: reader, label: value };
  }
  if (kind === 'phone') {
    if (!isPhone(value)) throw refuse('value', 'invalid-phone');
    return { value: phoneDigits(value), label: maskPhone(value) };
  }
  const word = words(value);
  if (word.trim().length < 2 || word.length > 100) throw refuse('value');
  return { value: word, label: foldText(value) };
}

/** Between spaces, so that a word is found only as a whole: `vay` is in `cho vay nhanh` and not in `vayne`. */
function words(text: string): string {
  return ` ${foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
