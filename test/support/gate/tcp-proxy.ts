import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP server in front of another one, for faults of the network between a gate and what it stands on. */
export interface TcpProxy {
  port: number;
  /** The same URL, through here. */
  through(url: string): string;
  /** Cuts all connections and takes no new ones. */
  cut(): void;
  /** Keeps all connections, takes new ones, and passes nothing on. */
  hang(): void;
  /** Passes nothing on any more in the connections there are, as a firewall that forgot them; new ones work. */
  lose(): void;
  /** Passes everything on again, but in connections that were lost. */
  resume(): void;
  /** How many connections there are that are not lost. */
  connections(): number;
  stop(): Promise<void>;
}

/** @param target is where the URL that it stands in front of points to. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  const lost = new Set<readonly [Socket, Socket]>();
  let state: 'passing' | 'cut' | 'hanging' = 'passing';
  const server = createServer((from) => {
    if (state === 'cut') return void from.destroy();
    const to = connect(Number(targetPort), hostname);
    const pair = [from, to] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      lost.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    from.pipe(to);
    to.pipe(from);
    if (state === 'hanging') for (const socket of pair) socket.pause();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const cut = (): void => {
    state = 'cut';
    for (const pair of [...pairs, ...lost]) for (const socket of pair) socket.destroy();
  };
  const pauseAll = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.pause();
  };
  return {
    port,
    through: (url) => {
      const changed = new URL(url);
      changed.host = `127.0.0.1:${port}`;
      return changed.toString();
    },
    cut,
    hang: () => {
      state = 'hanging';
      pauseAll();
    },
    lose: () => {
      pauseAll();
      for (const pair of pairs) lost.add(pair);
      pairs.clear();
    },
    resume: () => {
      state = 'passing';
      for (const pair of pairs) for (const socket of pair) socket.resume();
    },
    connections: () => pairs.size,
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
