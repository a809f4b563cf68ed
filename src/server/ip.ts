/** An address as 16 bytes; IPv4 stands as IPv4-mapped IPv6, so that `::ffff:192.0.2.1` and `192.0.2.1` are one. */
export type IpBytes = readonly number[];

const mappedPrefix = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** Reads an address as a socket or a proxy writes it: IPv4, IPv6, with brackets, a zone or a port. `undefined` when it is none. */
export function parseIp(text: string): IpBytes | undefined {
  const trimmed = text.trim();
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(trimmed)?.[1];
  const plain = (bracketed ?? trimmed).replace(/%.*$/, '');
  const v4 = parseIpv4(plain.replace(/^(\d[\d.]*):\d{1,5}$/, '$1'));
  return v4 ? [...mappedPrefix, ...v4] : parseIpv6(plain);
}

function parseIpv4(text: string): number[] | undefined {
  if (!/^(\d{1,3}\.){3}\d{1,3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): number[] | undefined {
  if (!text.includes(':') || text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : readGroups(half)));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  if (!tail) return head.length === 16 ? head : undefined;
  const missing = 16 - head.length - tail.length;
  return missing < 2 ? undefined : [...head, ...Array<number>(missing).fill(0), ...tail];
}

function readGroups(text: string): number[] | undefined {
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [i, group] of groups.entries()) {
    const v4 = i === groups.length - 1 ? parseIpv4(group) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) bytes.push(parseInt(group, 16) >> 8, parseInt(group, 16) & 255);
    else return undefined;
  }
  return bytes.length <= 16 ? bytes : undefined;
}

export function isIpv4(ip: IpBytes): boolean {
  return mappedPrefix.every((byte, i) => ip[i] === byte);
}

/** An address as text: IPv4 with dots, IPv6 in full groups, small letters. `parseIp` reads it back. */
export function formatIp(ip: IpBytes): string {
  if (isIpv4(ip)) return ip.slice(12).join('.');
  return Array.from({ length: 8 }, (_, i) => (((ip[2 * i] ?? 0) << 8) | (ip[2 * i + 1] ?? 0)).toString(16)).join(':');
}

/**
 * The unit that limits count by: one IPv4 address, or a /64 of IPv6, which is what one household or one phone gets. An address inside a /64
 * costs nothing, so counting single ones would be no limit.
 */
export function limitUnit(ip: IpBytes): string {
  return isIpv4(ip) ? formatIp(ip) : ip.slice(0, 8).join('.') + '/64';
}

/** A network such as `10.0.0.0/8`, `fd00::/8` or a single address. */
export interface Network {
  readonly ip: IpBytes;
  readonly bits: number;
}

export function parseNetwork(text: string): Network | undefined {
  const [address = '', length, ...more] = text.split('/');
  const ip = parseIp(address);
  if (!ip || more.length > 0) return undefined;
  const offset = isIpv4(ip) ? 96 : 0;
  if (length === undefined) return { ip, bits: 128 };
  const bits = Number(length) + offset;
  return /^\d{1,3}$/.test(length) && bits <= 128 ? { ip, bits } : undefined;
}

export function contains({ ip: network, bits }: Network, ip: IpBytes): boolean {
  return ip.every((byte, i) => {
    const shift = 8 - Math.min(8, Math.max(0, bits - i * 8));
    return byte >> shift === (network[i] ?? 0) >> shift;
  });
}
