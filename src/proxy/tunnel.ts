import { type ClientRequest, request as httpRequest, type RequestOptions } from 'node:http';
import { type RequestOptions as HttpsOptions, request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { ProxyServer } from './decide/proxy-server.ts';
import { refusedByProxy, silentProxy, unreachableProxy } from './proxy-failure.ts';

/** How long a proxy may take to open a tunnel, in ms: less than any call through it may take. */
const TUNNEL_MS = 5_000;

/** Where a tunnel leads to. */
export interface Target {
  /** IPv6 without brackets. */
  hostname: string;
  port: number;
}

/**
 * A connection to `target` through a proxy, made with CONNECT (RFC 9110, 9.3.6). TLS to the target is not part of it.
 * @param signal ends the attempt; its error is then thrown.
 * @throws ProxyFailure if the proxy refuses, cannot be reached, or does not answer within {@link TUNNEL_MS}.
 */
export function openTunnel(proxy: ProxyServer, target: Target, signal?: AbortSignal): Promise<Socket> {
  const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname;
  const place = `${host}:${target.port}`;
  return new Promise((resolve, reject) => {
    const asked = requestToProxy(proxy, { method: 'CONNECT', path: place, headers: { host: place }, signal });
    const limit = setTimeout(() => asked.destroy(silentProxy(proxy, TUNNEL_MS / 1000)), TUNNEL_MS);
    asked.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      clearTimeout(limit);
      // The caller listens as well; an error before that must not end the process.
      socket.on('error', () => undefined);
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        reject(refusedByProxy(proxy, statusCode, place));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    asked.on('error', (error) => {
      clearTimeout(limit);
      const isOurs = error.name === 'ProxyFailure' || signal?.aborted === true;
      reject(isOurs ? error : unreachableProxy(proxy, error));
    });
    asked.end();
  });
}

/** A request that the proxy itself reads, over a connection of its own and with the proxy's credentials. */
export function requestToProxy(
  { isTls, hostname, port, authorization }: ProxyServer,
  { headers, ...options }: Omit<RequestOptions, 'headers'> & { headers: Record<string, string> },
): ClientRequest {
  const all: HttpsOptions = {
    ...options,
    host: hostname,
    port,
    agent: false,
    setHost: false,
    // Otherwise the proxy's certificate would be checked for the host in the headers, which is the target.
    servername: isIP(hostname) === 0 ? hostname : '',
    headers: { ...headers, ...(authorization === null ? {} : { 'proxy-authorization': authorization }) },
  };
  return isTls ? httpsRequest(all) : httpRequest(all);
}
