import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { BanKind } from '../core/moderation.js';
import { foldText } from '../core/fold-text.js';
import { normalizePhone } from '../core/phone.js';
import { lengthPrefixed } from './bytes.js';
import { contains, formatIp, isIpv4, parseIp, parseNetwork, type Network } from './ip.js';
import { hmacText, type Keys } from './keys.js';
import type { Site } from './site.js';

/** Longest word or phrase in UTF-16 units, folded. */
const maxWord = 100;

/** Fewest leading bits of a network, IPv4 and IPv6: what is wider is a slip of the pen that shuts out a country. */
const widest = { v4: 8, v6: 16 };

/**
 * What `BanRecord.value` is for a kind, from what a moderator gave; the same is made of each comment, and compared.
 *
 * - `reader`: the `reader` of one of the reader's comments, a keyed hash already; given back as it is.
 * - `phone`: keyed hash of the number in E.164, so that `0912 345 678` and `+84912345678` are one.
 * - `address`: the network in one spelling, its host bits 0: `203.0.113.9/24` → `203.0.113.0/24`. IPv4 from /8 on, IPv6 from /16 on.
 * - `word`: folded by `foldText`, 2–100 characters.
 * @returns `undefined` when the value is none of its kind; the caller answers 422.
 */
export async function banValue(
  keys: Keys,
  site: Pick<Site, 'id' | 'phoneCountry'>,
  kind: BanKind,
  value: string,
): Promise<string | undefined> {
  switch (kind) {
    case 'reader':
      return value === '' ? undefined : value;
    case 'phone':
      return phoneValue(keys, site, value);
    case 'address': {
      const network = parseNetwork(value.trim());
      return network && networkText(network);
    }
    case 'word': {
      const word = foldText(value);
      return word.length >= 2 && word.length <= maxWord ? word : undefined;
    }
  }
}

async function phoneValue(
  keys: Keys,
  { id, phoneCountry }: Pick<Site, 'id' | 'phoneCountry'>,
  text: string,
): Promise<string | undefined> {
  const number = parsePhoneNumberFromString(normalizePhone(text), phoneCountry as CountryCode);
  return number?.isValid() ? hmacText(keys.reader, lengthPrefixed(['phone 1', id, number.number])) : undefined;
}

/** One spelling for a network, however it was written; `undefined` for one that is too wide. */
function networkText({ ip, bits }: Network): string | undefined {
  const v4 = isIpv4(ip) && bits >= 96;
  const length = v4 ? bits - 96 : bits;
  if (length < (v4 ? widest.v4 : widest.v6)) return undefined;
  // Every IPv4 address stands as ::ffff:0:0/96 inside `::/16` and its like.
  if (!v4 && contains({ ip, bits }, parseIp('0.0.0.0') ?? [])) return undefined;
  const kept = ip.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - i * 8))));
  return `${formatIp(kept)}/${length}`;
}
