import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** The embedded database in a process of its own, as the gate has it, so that it can be killed. */
export interface EmbeddedProcess {
  url: string;
  /** Memory that the process has. */
  residentBytes(): Promise<number>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Closes the database and ends. */
  stop(): Promise<void>;
}

const MODULE = pathToFileURL(join(process.cwd(), 'dist/store/embedded/embedded-database.js')).href;

/** How the process differs from the one of the test. */
export interface EmbeddedRun {
  env?: Record<string, string>;
  cwd?: string;
}

/** @throws with what the process said, if it ends before the database is open. */
export async function startEmbedded(dataDir: string, run: EmbeddedRun = {}): Promise<EmbeddedProcess> {
  const code = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(MODULE)});
    const { url, stop } = await startEmbeddedDatabase(${JSON.stringify(dataDir)});
    process.on('message', (asked) => {
      if (asked === 'stop') void stop().then(() => process.exit());
      else process.send(process.memoryUsage.rss());
    });
    console.log(url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...run.env },
    cwd: run.cwd,
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'exit');
  const url = await Promise.race([
    once(child.stdout as Readable, 'data').then(([chunk]: Buffer[]) => String(chunk).trim()),
    ended.then(() => {
      throw new Error(stderr);
    }),
  ]);
  return {
    url,
    residentBytes: async () => {
      child.send('memory');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes;
    },
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
    stop: async () => {
      child.send('stop');
      await ended;
    },
  };
}
