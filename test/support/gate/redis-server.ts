import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { until } from '../pause.ts';

/** A Redis of a test's own, for faults that no other test may see. */
export interface RedisServer {
  /** Without the password. */
  url: string;
  /** One command, by its words. */
  run(...words: [string, ...string[]]): Promise<unknown>;
  stop(): void;
}

/** @param password empty for none. */
export async function startRedis(password = ''): Promise<RedisServer> {
  const port = await freePort();
  const options = ['--bind', '127.0.0.1', '--port', String(port), '--save', ''];
  if (password !== '') options.push('--requirepass', password);
  const server = spawn('redis-server', options, { stdio: 'ignore', cwd: tmpdir() });
  const url = `redis://127.0.0.1:${port}`;
  const run: RedisServer['run'] = async (command, ...words) => {
    const redis = new Redis(url, { password, lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      return await redis.call(command, ...words);
    } finally {
      redis.disconnect();
    }
  };
  await until('a Redis', () =>
    run('PING').then(
      () => true,
      () => false,
    ),
  );
  return { url, run, stop: () => void server.kill() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
