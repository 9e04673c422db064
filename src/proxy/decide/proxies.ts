import { isLoopback, isNamed, type NoProxy, readNoProxy } from './no-proxy.ts';
import { type ProxyProblem, type ProxyServer, readProxyServer } from './proxy-server.ts';

/** What the environment says of proxies. A variable that cannot be used is a problem in place of a proxy. */
export interface Proxies {
  /** For https and wss. */
  https: ProxyServer | ProxyProblem | null;
  /** For http and ws. */
  http: ProxyServer | ProxyProblem | null;
  noProxy: NoProxy;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`. The lower-case name wins, as for curl; an empty value counts as unset.
 * `HTTP_PROXY` is not taken for https, as for curl and git.
 */
export function readProxies(env: Env): Proxies {
  return {
    https: readServer(env, 'HTTPS_PROXY'),
    http: readServer(env, 'HTTP_PROXY'),
    noProxy: readNoProxy(valueOf(env, 'NO_PROXY')?.value ?? ''),
  };
}

function readServer(env: Env, name: string): ProxyServer | ProxyProblem | null {
  const found = valueOf(env, name);
  return found === null ? null : readProxyServer(found.name, found.value);
}

function valueOf(env: Env, name: string): { name: string; value: string } | null {
  for (const one of [name.toLowerCase(), name]) {
    const value = env[one]?.trim() ?? '';
    if (value !== '') return { name: one, value };
  }
  return null;
}

/** The proxy that a call of this URL goes through, or what is wrong with its variable; null if it goes directly. */
export function proxyFor(proxies: Proxies, address: string | URL): ProxyServer | ProxyProblem | null {
  const { protocol, hostname, port } = new URL(address);
  const isTls = protocol === 'https:' || protocol === 'wss:';
  const server = isTls ? proxies.https : proxies.http;
  if (server === null) return null;
  // To a proxy elsewhere this address is the proxy's own machine: a token would leave for it.
  if (isLoopback(hostname) && (isProblem(server) || !isLoopback(server.hostname))) return null;
  return isNamed(proxies.noProxy, hostname, Number(port) || (isTls ? 443 : 80)) ? null : server;
}

/** What is wrong with the variables. */
export function proxyProblems({ https, http }: Proxies): ProxyProblem[] {
  return [https, http].filter((one) => one !== null).filter(isProblem);
}

/** Whether this is what is wrong with a variable, and not a proxy. */
export const isProblem = (server: ProxyServer | ProxyProblem): server is ProxyProblem => 'wrong' in server;
