import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** What it does with what it is asked for. */
export type Mode =
  | 'passing'
  /** Takes connections and says nothing. */
  | 'hanging'
  /** Answers everything with this status. */
  | { status: number };

/**
 * A proxy on 127.0.0.1 for CONNECT and for http requests. It alone knows where the names of a test are: whatever reaches
 * `slack.test` did so through here.
 */
export interface ForwardProxy {
  /** `http://127.0.0.1:PORT`. */
  url: string;
  /** `127.0.0.1:PORT`, as people read it. */
  address: string;
  /** What it was asked for so far, such as `CONNECT slack.test:443` or `POST http://gate.test/v1/requests`. */
  asked: string[];
  setMode(mode: Mode): void;
  /** Ends all connections, and takes no new ones on its port. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  /** Ends all connections that are open. */
  cut(): void;
  stop(): Promise<void>;
}

export interface ForwardProxyOptions {
  /** Ports on 127.0.0.1, by `host:port`. */
  hosts: Record<string, number>;
  /** `user:password` that it demands. */
  credentials?: string;
}

export async function startForwardProxy({ hosts, credentials }: ForwardProxyOptions): Promise<ForwardProxy> {
  const asked: string[] = [];
  const open = new Set<Duplex>();
  let mode: Mode = 'passing';
  const wanted =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  /** The status of a refusal; null if the request is passed on. */
  const refusal = ({ headers }: IncomingMessage): number | null => {
    if (wanted !== undefined && headers['proxy-authorization'] !== wanted) return 407;
    return typeof mode === 'object' ? mode.status : null;
  };
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (mode === 'hanging') return;
    const status = refusal(incoming);
    if (status === null) forward(incoming, response, hosts);
    else response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>no</h1>');
  });
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    socket.on('error', () => undefined);
    if (mode === 'hanging') return;
    const port = hosts[incoming.url ?? ''];
    const status = refusal(incoming) ?? (port === undefined ? 502 : null);
    if (status !== null || port === undefined)
      socket.end(`HTTP/1.1 ${status} no\r\ncontent-length: 2\r\n\r\nno`);
    else tunnel(socket, port, open);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const goAway = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    cut();
    await once(server, 'close');
  };
  return {
    url: `http://127.0.0.1:${port}`,
    address: `127.0.0.1:${port}`,
    asked,
    setMode: (next) => {
      mode = next;
    },
    goAway,
    comeBack: async () => {
      await listen(port);
    },
    cut,
    stop: goAway,
  };
}

function tunnel(socket: Socket, port: number, open: Set<Duplex>): void {
  const to = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.pipe(to).pipe(socket);
  });
  open.add(to);
  const end = (): void => {
    open.delete(to);
    socket.destroy();
    to.destroy();
  };
  for (const one of [socket, to]) one.on('error', end).on('close', end);
}

function forward(incoming: IncomingMessage, response: ServerResponse, hosts: Record<string, number>): void {
  const url = new URL(incoming.url ?? '');
  const port = hosts[`${url.hostname}:${url.port || 80}`];
  if (port === undefined) {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>no such host</h1>');
    return;
  }
  const { 'proxy-authorization': _own, ...headers } = incoming.headers;
  const { method } = incoming;
  const onward = request({ host: '127.0.0.1', port, method, path: url.pathname + url.search, headers });
  onward.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.once('error', () => response.destroy());
  response.once('close', () => onward.destroy());
  incoming.pipe(onward);
}
