import { type ProxyServer, proxyAddress } from './decide/proxy-server.ts';

/** A proxy that did not pass a call on. Its message names the proxy and what to do, and never its credentials. */
export class ProxyFailure extends Error {
  /** Whether only a person can help, so that trying again is no use. */
  readonly isFinal: boolean;
  /** Whether what was to be sent may have arrived all the same. */
  readonly mayHaveArrived: boolean;

  constructor(message: string, { isFinal = false, mayHaveArrived = false } = {}) {
    super(message);
    this.name = 'ProxyFailure';
    this.isFinal = isFinal;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** The proxy answered with this status in place of passing the call on to `target` (host and port). */
export function refusedByProxy(proxy: ProxyServer, status: number, target: string): ProxyFailure {
  const who = `the proxy ${proxyAddress(proxy)}`;
  if (status === 407)
    return new ProxyFailure(
      proxy.authorization === null
        ? `${who} requires credentials (HTTP 407): set ${proxy.variable} to http://USER:PASSWORD@HOST:PORT`
        : `${who} does not accept the credentials in ${proxy.variable} (HTTP 407)`,
      { isFinal: true },
    );
  if (status >= 400 && status < 500)
    return new ProxyFailure(
      `${who} refuses connections to ${target} (HTTP ${status}): allow them in the proxy, or add the host to NO_PROXY`,
      { isFinal: status === 403 },
    );
  return new ProxyFailure(`${who} cannot connect to ${target} (HTTP ${status})`);
}

/** The connection to the proxy itself failed. */
export function unreachableProxy(proxy: ProxyServer, error: unknown): ProxyFailure {
  const { code, message } = error as { code?: unknown; message?: unknown };
  const why = typeof code === 'string' && code !== '' ? code : String(message);
  return new ProxyFailure(
    `the proxy ${proxyAddress(proxy)} cannot be reached (${why}): check ${proxy.variable}`,
  );
}

/** The proxy took the connection and said nothing. */
export function silentProxy(proxy: ProxyServer, seconds: number): ProxyFailure {
  return new ProxyFailure(`the proxy ${proxyAddress(proxy)} did not answer within ${seconds} s`);
}

/** The failure of a proxy that an error comes from; null if it comes from something else. */
export function proxyFailureIn(error: unknown): ProxyFailure | null {
  let at = error;
  // Errors of Slack's client and of fetch wrap each other, a few levels deep.
  for (let depth = 0; depth < 8 && at instanceof Error; depth += 1) {
    if (at instanceof ProxyFailure) return at;
    at = at.cause ?? ('original' in at ? at.original : null);
  }
  return null;
}
