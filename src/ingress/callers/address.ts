import { isIP } from 'node:net';

/**
 * The address that limits and the audit log go by: an IPv4 address whole, of an IPv6 address the first 64 bits, since
 * one host has all the others at will (RFC 4291, "Interface Identifiers").
 * @param claimed as Fastify found it; behind a trusted proxy what `X-Forwarded-For` says, which may be no address.
 * @param peer the other end of the connection.
 */
export function addressOf(claimed: string, peer: string | undefined): string {
  return addressIn(claimed) ?? addressIn(peer ?? '') ?? 'unknown';
}

/** Some proxies write the port behind the address. */
function addressIn(text: string): string | null {
  const [, bracketed = null] = /^\[([^\]]+)\](?::\d+)?$/.exec(text) ?? [];
  const [, before = null] = /^([\d.]+):\d+$/.exec(text) ?? [];
  const address = (bracketed ?? before ?? text).split('%', 1)[0] ?? '';
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1] ?? address;
  switch (isIP(mapped)) {
    case 4:
      return mapped;
    case 6: {
      const groups = groupsOf(mapped);
      return `${groups.slice(0, 4).join(':')}::/64`;
    }
    default:
      return null;
  }
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  // The URL parser writes an address in one way (url.spec.whatwg.org, "IPv6 serializer").
  const host = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = null] = host.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === null || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right];
}
