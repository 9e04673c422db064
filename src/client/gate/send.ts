import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import type { ProxyServer } from '../../proxy/decide/proxy-server.ts';
import { ProxyFailure, refusedByProxy, unreachableProxy } from '../../proxy/proxy-failure.ts';
import { openTunnel, requestToProxy } from '../../proxy/tunnel.ts';

export interface Sent {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: string | null;
  signal: AbortSignal;
}

/** The beginning of an answer, and what is left to read of it. */
export interface Answer {
  status: number;
  header(name: string): string | null;
  body: AsyncIterable<Uint8Array>;
}

/**
 * Sends one HTTP request, directly or through a proxy. Redirects are not followed.
 * @throws what the network or the proxy did.
 */
export async function send(proxy: ProxyServer | null, sent: Sent): Promise<Answer> {
  if (proxy === null) return sendDirectly(sent);
  return new URL(sent.url).protocol === 'https:' ? sendInTunnel(proxy, sent) : sendByProxy(proxy, sent);
}

async function sendDirectly({ url, ...init }: Sent): Promise<Answer> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    body: response.body ?? NOTHING,
  };
}

const NOTHING: AsyncIterable<Uint8Array> = (async function* nothing() {})();

/** The proxy passes on bytes that only the gate can read. */
async function sendInTunnel(proxy: ProxyServer, sent: Sent): Promise<Answer> {
  const { hostname, port } = new URL(sent.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = await openTunnel(proxy, { hostname: host, port: Number(port) || 443 }, sent.signal);
  const { method, headers, signal } = sent;
  // With an agent of its own the request would connect by itself, past the proxy.
  const createConnection = () =>
    tlsConnect({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}) });
  const asked = httpsRequest(sent.url, { method, headers, signal, createConnection });
  return answerTo(asked, sent.body);
}

/** The proxy reads the request and sends it on, as curl asks it to for http. */
async function sendByProxy(
  proxy: ProxyServer,
  { method, url, headers, body, signal }: Sent,
): Promise<Answer> {
  const { host } = new URL(url);
  const asked = requestToProxy(proxy, { method, path: url, headers: { ...headers, host }, signal });
  let isConnected = false;
  asked.once('socket', (socket) => {
    socket.once(proxy.isTls ? 'secureConnect' : 'connect', () => {
      isConnected = true;
    });
  });
  const answer = await answerTo(asked, body).catch((error: unknown) => {
    throw isConnected || signal.aborted ? error : unreachableProxy(proxy, error);
  });
  // The gate says no in JSON; a proxy does so with a page.
  const isPage = answer.status >= 400 && !/json/.test(answer.header('content-type') ?? '');
  if (answer.status !== 407 && !isPage) return answer;
  asked.destroy();
  const refusal = refusedByProxy(proxy, answer.status, host);
  throw answer.status === 407 ? refusal : new ProxyFailure(refusal.message, { mayHaveArrived: true });
}

function answerTo(asked: ClientRequest, body: string | null): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // Also after the answer has begun: nobody else listens.
    asked.on('error', reject);
    asked.once('response', (response: IncomingMessage) => {
      const header = (name: string): string | null => {
        const value = response.headers[name];
        return typeof value === 'string' ? value : null;
      };
      resolve({ status: response.statusCode ?? 0, header, body: response });
    });
    asked.end(body ?? undefined);
  });
}
