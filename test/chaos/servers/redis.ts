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
    empty: () => tell(url, 'FLUSHALL'),
    full: (on) => tell(url, 'CONFIG', 'SET', 'maxmemory', on ? '1' : '0'),
    readOnly: (on) => (on ? tell(url, 'REPLICAOF', '127.0.0.1', '1') : tell(url, 'REPLICAOF', 'NO', 'ONE')),
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
async function tell(url: string, command: string, ...args: string[]): Promise<void> {
  const client = new Client(url, { retryStrategy: () => null, maxRetriesPerRequest: 0, lazyConnect: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.call(command, ...args);
  } finally {
    client.disconnect();
  }
}
