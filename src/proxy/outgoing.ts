import type { Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher, fetch as undiciFetch } from 'undici';
import { isProblem, type Proxies, proxyFor } from './decide/proxies.ts';
import { openTunnel } from './tunnel.ts';

/** What of `fetch` the gate uses. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** How a process calls others over HTTP and web sockets: through the proxies of its environment. */
export interface Outgoing {
  fetch: Fetch;
  /** What one web socket is opened with; null without proxies. */
  socketLine(): SocketLine | null;
  stop(): Promise<void>;
}

/** The connections of one web socket. */
export interface SocketLine {
  dispatcher: Dispatcher;
  /** Why no connection could be made; null if none failed. */
  failure(): Error | null;
  /** Cuts its connections: a web socket that was closed leaves them open until the other side closes them. */
  cut(): void;
}

/** Without proxies in the environment calls are left to Node.js. */
export function createOutgoing(proxies: Proxies): Outgoing {
  if (proxies.http === null && proxies.https === null)
    return {
      fetch: (...call) => globalThis.fetch(...call),
      socketLine: () => null,
      stop: async () => undefined,
    };
  const agent = new Agent({ connect: connector(proxies) });
  return {
    fetch: fetchWith(agent),
    socketLine: () => createSocketLine(proxies),
    stop: () => agent.destroy(),
  };
}

interface Watch {
  onSocket?: (socket: Socket) => void;
  onFailure?: (error: Error) => void;
  signal?: AbortSignal;
}

/** Connects directly or through the proxy, as the environment says for each address. */
function connector(proxies: Proxies, { onSocket, onFailure, signal }: Watch = {}): buildConnector.connector {
  // A web socket needs a connection of its own, which HTTP/2 would not give it.
  const direct = buildConnector({ allowH2: false });
  return (options, done) => {
    const given: buildConnector.Callback = (...[error, socket]) => {
      if (error !== null) onFailure?.(error);
      else onSocket?.(socket);
      done(...([error, socket] as Parameters<buildConnector.Callback>));
    };
    const { protocol, hostname } = options;
    const host = options.host ?? hostname;
    const proxy = proxyFor(proxies, `${protocol}//${host}`);
    if (proxy === null) return direct(options, given);
    if (isProblem(proxy)) return given(new Error(`${proxy.name} ${proxy.wrong}`), null);
    const port = Number(options.port) || (protocol === 'https:' ? 443 : 80);
    const within = (socket: Socket): void => {
      onSocket?.(socket);
      if (protocol === 'https:') direct({ ...options, httpSocket: socket }, given);
      else given(null, socket);
    };
    openTunnel(proxy, { hostname: hostname.replace(/^\[|\]$/g, ''), port }, signal).then(
      (socket) => within(socket),
      (error: Error) => given(error, null),
    );
  };
}

function createSocketLine(proxies: Proxies): SocketLine {
  const sockets = new Set<Socket>();
  const cut = new AbortController();
  let failure: Error | null = null;
  const connect = connector(proxies, {
    onSocket: (socket) => {
      if (cut.signal.aborted) socket.destroy();
      else sockets.add(socket);
    },
    onFailure: (error) => {
      if (!cut.signal.aborted) failure = error;
    },
    signal: cut.signal,
  });
  const agent = new Agent({ connect });
  return {
    dispatcher: agent,
    failure: () => failure,
    cut: () => {
      cut.abort();
      for (const socket of sockets) socket.destroy();
      agent.destroy().catch(() => undefined);
    },
  };
}

/**
 * The fetch of the package, since Node's own takes no dispatcher of another version of undici (nodejs/undici: each pair
 * of major versions fails in its own way).
 */
function fetchWith(dispatcher: Dispatcher): Fetch {
  return async (url, init) => {
    const all = { ...(await withoutForm(init)), dispatcher } as Parameters<typeof undiciFetch>[1];
    // The same class in another copy: TypeScript tells the two apart.
    const answer: unknown = await undiciFetch(url, all);
    return answer as Response;
  };
}

/** A form of Node's own would be sent as the text "[object FormData]" (nodejs/undici#5016), so Node.js encodes it. */
async function withoutForm(init: RequestInit | undefined): Promise<RequestInit | undefined> {
  if (!(init?.body instanceof FormData)) return init;
  const encoded = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', encoded.headers.get('content-type') ?? '');
  return { ...init, headers: Object.fromEntries(headers), body: new Uint8Array(await encoded.arrayBuffer()) };
}
