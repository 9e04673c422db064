import { BlockList, isIP } from 'node:net';

/** Which hosts `NO_PROXY` names. */
export interface NoProxy {
  isAll: boolean;
  entries: readonly Entry[];
}

interface Entry {
  /** The one port it is about; null for all. */
  port: number | null;
  /** A name that stands for itself and for all names under it, or addresses. */
  host: string | BlockList;
}

/**
 * Reads `NO_PROXY`: entries separated by commas or spaces, each `*`, a host name, `.suffix`, `*.suffix`, an IPv4 or IPv6
 * address or a CIDR range; all but `*` and ranges optionally with `:port`, and then IPv6 in brackets. What is none of
 * these names no host, as for curl. (The system limits a variable to 128 KiB.)
 */
export function readNoProxy(text: string): NoProxy {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return {
    isAll: words.includes('*'),
    entries: words.map(readEntry).filter((entry) => entry !== null),
  };
}

/** Whether `NO_PROXY` names this host at this port. A name also stands for all names under it, as for curl. */
export function isNamed({ isAll, entries }: NoProxy, hostname: string, port: number): boolean {
  if (isAll) return true;
  const host = bare(hostname);
  const family = familyOf(host);
  return entries.some((entry) => {
    if (entry.port !== null && entry.port !== port) return false;
    if (typeof entry.host !== 'string') return family !== null && entry.host.check(host, family);
    return family === null && (host === entry.host || host.endsWith(`.${entry.host}`));
  });
}

const LOOPBACK = addresses('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether this is the machine itself: `localhost`, 127.0.0.0/8 and ::1, as for Go. To a proxy elsewhere these names mean
 * the proxy's own machine.
 */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  const family = familyOf(host);
  return family === null ? host === 'localhost' : LOOPBACK.check(host, family);
}

function readEntry(word: string): Entry | null {
  const [, start = '', bits] = /^\[?([^/\]]+)\]?\/(\d{1,3})$/.exec(word) ?? [];
  if (bits !== undefined) {
    const family = familyOf(start);
    if (family === null || Number(bits) > (family === 'ipv4' ? 32 : 128)) return null;
    return { port: null, host: addresses(start, Number(bits)) };
  }
  // An IPv6 address that is not in brackets has no port.
  const [, name = word, digits] = isIP(word) === 6 ? [] : (/^(.+):(\d{1,5})$/.exec(word) ?? []);
  const port = digits === undefined ? null : Number(digits);
  const host = normalized(name.replace(/^\*?\./, ''));
  if (host === null) return null;
  return { port, host: familyOf(host) === null ? host : addresses(host) };
}

/** As the URL parser writes it: lower case, punycode, IPv4 in its usual form; null if no URL can have it as its host. */
function normalized(name: string): string | null {
  const text = `http://${isIP(name) === 6 ? `[${name}]` : name}/`;
  if (/[*/?#@\\]/.test(name) || !URL.canParse(text)) return null;
  return bare(new URL(text).hostname);
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();

function familyOf(host: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(host);
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
}

function addresses(start: string, bits?: number): BlockList {
  const family = familyOf(start) ?? 'ipv4';
  const list = new BlockList();
  if (bits === undefined) list.addAddress(start, family);
  else list.addSubnet(start, bits, family);
  return list;
}
