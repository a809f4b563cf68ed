import { contains, limitUnit, parseIp, parseNetwork, type IpBytes, type Network } from './ip.js';

/** Reads the `trustedProxies` option. @throws TypeError that names the entry which is no address. */
export function readProxies(proxies: readonly string[] = []): Network[] {
  return proxies.map((text) => {
    const network = parseNetwork(text);
    if (!network) {
      throw new TypeError(
        `Option "trustedProxies" has "${text}": write addresses or networks, such as "127.0.0.1" or "10.0.0.0/8".`,
      );
    }
    return network;
  });
}

/**
 * Where a request comes from: the socket's address, unless that is a trusted proxy: then the last hop in `X-Forwarded-For` that is not one.
 * Reading from the right matters: everything to the left of the first stranger was written by that stranger.
 * @returns `undefined` when it is not known.
 */
export function clientAddress(
  request: Request,
  socketAddress: string | undefined,
  proxies: readonly Network[],
): IpBytes | undefined {
  let client = socketAddress === undefined ? undefined : parseIp(socketAddress);
  if (!client) return undefined;
  const trusted = (ip: IpBytes): boolean => proxies.some((network) => contains(network, ip));
  const hops = (request.headers.get('x-forwarded-for') ?? '').split(',').reverse();
  for (const hop of hops) {
    if (!trusted(client)) break;
    const next = parseIp(hop);
    if (!next) break;
    client = next;
  }
  return client;
}

/** Whom limits count for: the unit of `limitUnit`, or `'unknown'`: all readers without an address share one counter. */
export function clientUnit(address: IpBytes | undefined): string {
  return address ? limitUnit(address) : 'unknown';
}
