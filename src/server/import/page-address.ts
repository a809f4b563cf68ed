import type { PageRecord } from '../../contract/store.js';
import { pagePath } from '../page-path.js';

export interface AddressRules {
  /** Addresses under which pages are taken, such as `https://example.vn`; paths without one belong to the first. None: all addresses are taken, and paths are not. */
  readonly prefixes: readonly string[];
  /** Old address → new path or address. Both may end with `*`: what stood there follows. */
  readonly map: readonly (readonly [from: string, to: string])[];
}

/** Where comments are kept, or why not. */
export type PageAddress = Pick<PageRecord, 'id' | 'url'> | { readonly reason: string };

/** @throws TypeError that names the option and the mend. */
export function readAddressRules(prefixes: readonly string[], map: readonly string[]): AddressRules {
  for (const prefix of prefixes) {
    if (!isWeb(prefix))
      throw new TypeError(`--page-prefix "${prefix}" is no address: give one such as https://example.vn.`);
  }
  const pairs = map.map((text) => {
    // An address may hold "=": the last one that stands before a path or an address separates.
    const [, from, to] = /^(.+)=((?:https?:\/)?\/.*)$/.exec(text) ?? [];
    if (from === undefined || to === undefined)
      throw new TypeError(`--map "${text}" must be URL=PATH, such as https://old.example/?p=7=/tin/bay.`);
    if (from.endsWith('*') !== to.endsWith('*'))
      throw new TypeError(`--map "${text}": write * at the end of both sides, or of none.`);
    return [from, to] as const;
  });
  return { prefixes, map: pairs };
}

/** The page of an address in another system: its path is its id. Query and hash are no part of it. */
export function pageAddress(address: string, rules: AddressRules): PageAddress {
  const mapped = mapAddress(address, rules.map);
  const target = (mapped ?? address).trim();
  const base = rules.prefixes[0] ?? (isWeb(address) ? address : undefined);
  if (target === '') return { reason: 'its page has no address' };
  if (!isWeb(target) && !/^\/(?![/\\])/.test(target)) return { reason: `its page "${short(target)}" is no address` };
  if (base === undefined) return { reason: 'its page is only a path: say where with --page-prefix https://example.vn' };
  const url = URL.canParse(target, base) ? new URL(target, base) : undefined;
  if (!url || url.username || url.password) return { reason: `its page "${short(target)}" is no address` };
  const home = mapped === undefined ? rules.prefixes.find((prefix) => isUnder(url, prefix)) : undefined;
  if (mapped === undefined && isWeb(target) && rules.prefixes.length > 0 && home === undefined)
    return { reason: `its page lies outside of --page-prefix (${url.host})` };
  // One path for many pages would mix up their comments.
  if (mapped === undefined && url.search !== '' && /^\/$|\.(php|aspx?)$/.test(url.pathname))
    return { reason: `its page "${short(target)}" is told by a query only: give it a path with --map` };
  const id = pagePath({ origins: [url.origin] }, url.pathname);
  if (id === undefined) return { reason: `its page "${short(target)}" has no usable path` };
  // As the prefix writes it: an old export has http, and the site https by now.
  return { id, url: (home === undefined ? url : new URL(home)).origin + id };
}

function mapAddress(address: string, map: AddressRules['map']): string | undefined {
  for (const [from, to] of map) {
    if (from === address) return to;
    if (from.endsWith('*') && address.startsWith(from.slice(0, -1)))
      return to.slice(0, -1) + address.slice(from.length - 1);
  }
  return undefined;
}

/** Scheme and `www.` do not count: sites change them. */
function isUnder(url: URL, prefix: string): boolean {
  const { host, pathname } = new URL(prefix);
  const plain = (name: string): string => name.replace(/^www\./, '');
  const folder = pathname.replace(/\/$/, '');
  return plain(url.host) === plain(host) && (url.pathname === folder || url.pathname.startsWith(`${folder}/`));
}

const isWeb = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);
const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
