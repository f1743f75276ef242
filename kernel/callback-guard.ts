import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where callbacks may go besides public addresses. */
export interface CallbackPolicy {
  /** The address agreed with the receiver. Its host and port are exempt from the checks. */
  readonly allowedOrigin: () => string;
  /** Allows listeners on this machine, for a rehearsal. */
  readonly loopback: boolean;
}

/** Callbacks to this address are forbidden: a stranger could use them to reach an internal service. */
export class AddressForbidden extends Error {
  override readonly name = 'AddressForbidden';
}

const block = (subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]) => {
  const list = new BlockList();
  for (const [net, bits, family] of subnets) list.addSubnet(net, bits, family);
  return list;
};
const LOOPBACK = block([
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
]);
/**
 * Link-local addresses with cloud metadata services, private and shared ranges, benchmarks, documentation, multicast, reserved ranges, and
 * the IPv6 forms that carry an IPv4 address (IANA special-purpose registries).
 */
const INSIDE = block([
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['::ffff:0:0:0', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]);

/** Why callbacks to an IP address are denied; null when they are allowed. */
export function addressDenialReason(address: string, { loopback }: Pick<CallbackPolicy, 'loopback'>): string | null {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  // The IPv4 rules also match an IPv4 address written as IPv6 (::ffff:…).
  if (LOOPBACK.check(address, family)) return loopback ? null : `${address} is this machine`;
  return INSIDE.check(address, family) ? `${address} is an address inside a network` : null;
}

/**
 * Why callbacks to `url` are denied by the URL alone; null when they are allowed. `guardedLookup` checks a host name again at each call,
 * because its addresses may change.
 */
export function denialReason(url: string, reach: CallbackPolicy): string | null {
  if (!URL.canParse(url)) return `"${url}" is not a URL`;
  const { protocol, hostname, username, password, origin } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return `${protocol} is neither http: nor https:`;
  if (username || password) return 'it contains a user name or a password';
  if (isAgreed(origin, reach)) return null;
  const address = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(address) ? addressDenialReason(address, reach) : null;
}

const isAgreed = (origin: string, { allowedOrigin: agreed }: CallbackPolicy) =>
  URL.canParse(agreed()) && new URL(agreed()).origin === origin;

/** The DNS lookup for a connection to `url`: it yields only addresses that passed the check. Undefined for the agreed address. */
export function guardedLookup(url: string, reach: CallbackPolicy): LookupFunction | undefined {
  if (isAgreed(new URL(url).origin, reach)) return undefined;
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      const forbidden = addresses.map(({ address }) => addressDenialReason(address, reach)).find((why) => why !== null);
      if (forbidden) return done(new AddressForbidden(`${hostname} was resolved, and ${forbidden}`), '');
      if (options.all) return done(null, addresses);
      const [first] = addresses;
      return first ? done(null, first.address, first.family) : done(new AddressForbidden(`${hostname} has no address`), '');
    });
  };
}
