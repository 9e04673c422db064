import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis as Client } from 'ioredis';
import { freePort } from './free-port.ts';

/** A throw-away Redis on loopback, in which things can be made to go wrong. */
export interface RedisServer {
  url: string;
  /** Ends it, and starts an empty one after `awayMs`. */
  restart(awayMs: number): Promise<void>;
  /** It keeps its connections and answers nothing for `ms`. */
  freeze(ms: number): Promise<void>;
  /** Loses all timers and queues. */
  empty(): Promise<void>;
  /** Refuses whatever needs memory while on. */
  full(on: boolean): Promise<void>;
  /** A replica of nobody refuses every write while on, as after a failover. */
  readOnly(on: boolean): Promise<void>;
  /** How many commands were refused with this code, such as `OOM`, since it was started. */
  refused(code: string): Promise<number>;
  /** How many clients are connected. */
  clients(): Promise<number>;
  /** How many keys it holds. */
  keys(): Promise<number>;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-chaos-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await run(port, folder, url);
  return {
    url,
    restart: async (awayMs) => {
      await end(child);
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      child = await run(port, folder, url);
    },
    freeze: async (ms) => {
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill('SIGCONT');
    },
    empty: async () => void (await tell(url, 'FLUSHALL')),
    full: async (on) => void (await tell(url, 'CONFIG', 'SET', 'maxmemory', on ? '1' : '0')),
    readOnly: async (on) => void (await tell(url, 'REPLICAOF', ...(on ? ['127.0.0.1', '1'] : ['NO', 'ONE']))),
    refused: async (code) => numberIn(await tell(url, 'INFO', 'errorstats'), `errorstat_${code}:count=`),
    // The one that asks does not count.
    clients: async () => numberIn(await tell(url, 'INFO', 'clients'), 'connected_clients:') - 1,
    keys: async () => Number(await tell(url, 'DBSIZE')),
    stop: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function run(port: number, folder: string, url: string): Promise<ChildProcess> {
  const child = spawn(
    'redis-server',
    ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''],
    {
      stdio: 'ignore',
    },
  );
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  for (let tries = 0; ; tries += 1) {
    try {
      await Promise.race([tell(url, 'PING'), failed]);
      return child;
    } catch (error) {
      if (tries > 100 || (error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Each command on a connection of its own. */
async function tell(url: string, command: string, ...args: string[]): Promise<unknown> {
  const client = new Client(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.call(command, ...args);
  } finally {
    client.disconnect();
  }
}

/** The number behind a name in what INFO answers; 0 if it is not there. */
function numberIn(info: unknown, name: string): number {
  const line = String(info)
    .split('\r\n')
    .find((one) => one.startsWith(name));
  return Number.parseInt(line?.slice(name.length) ?? '0', 10);
}
