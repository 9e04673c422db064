/** A proxy that calls go through. */
export interface ProxyServer {
  /** The variable that names it, such as `HTTPS_PROXY`. */
  variable: string;
  /** Whether the connection to the proxy itself is TLS. */
  isTls: boolean;
  /** A name or an IP address; IPv6 without brackets. */
  hostname: string;
  port: number;
  /** The value of `Proxy-Authorization`; null without credentials. A secret. */
  authorization: string | null;
}

/** What is wrong with a variable that names a proxy. Never repeats its value, which may hold a password. */
export interface ProxyProblem {
  name: string;
  wrong: string;
  /** Without a full stop. */
  fix: string;
}

const FIX =
  'Use http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %40 for @, %3A for : and %2F for / in user and password, or unset it';

/**
 * Reads the value of `HTTPS_PROXY` or `HTTP_PROXY`. Without a scheme it is http, as for curl. Without a port it is the
 * port of the scheme, 80 or 443, as for Go and Node.js (curl would take 1080).
 */
export function readProxyServer(variable: string, value: string): ProxyServer | ProxyProblem {
  const problem = (wrong: string, fix = FIX): ProxyProblem => ({ name: variable, wrong, fix });
  const text = value.includes('://') ? value : `http://${value}`;
  const scheme = text.slice(0, text.indexOf('://')).toLowerCase();
  if (scheme !== 'http' && scheme !== 'https')
    return problem(
      `names ${/^socks\d?[ah]?$/.test(scheme) ? `a ${scheme} proxy` : 'another kind of proxy'}, but only http and https proxies work`,
      'Set it to an http or https proxy, or unset it',
    );
  if (!URL.canParse(text)) return problem('is not a proxy URL');
  const url = new URL(text);
  // A password with a bare # or / ends up here, and the host would be another one.
  if (url.search !== '' || url.hash !== '' || url.pathname !== '/')
    return problem('must contain only user, password, host and port');
  const authorization = basic(url);
  if (authorization === undefined) return problem('contains a % that two hexadecimal digits do not follow');
  return {
    variable,
    isTls: scheme === 'https',
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (scheme === 'https' ? 443 : 80),
    authorization,
  };
}

/** @returns null without credentials, undefined if they cannot be decoded. */
function basic({ username, password }: URL): string | null | undefined {
  if (username === '' && password === '') return null;
  try {
    const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(text).toString('base64')}`;
  } catch {
    return undefined;
  }
}

/** Host and port of a proxy, for people: never its credentials. */
export const proxyAddress = ({ hostname, port }: Pick<ProxyServer, 'hostname' | 'port'>): string =>
  `${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
