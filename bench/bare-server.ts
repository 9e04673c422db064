import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createHome } from '../test/support/gate/databases.ts';
import { startEmbedded } from '../test/support/gate/embedded-process.ts';

/** `bare-route.ts` as `npm run bench` bundles it, beside this one. */
const BARE_ROUTE = fileURLToPath(new URL('bare-route.js', import.meta.url));

export interface BareServer {
  url: string;
  pid: number;
  /** From starting its process to its first line, in ms; its database was there before. */
  startMs: number;
  stop(): Promise<void>;
}

/** The bare route in a process of its own, on a new database of the kind that the gate has. */
export async function startBareServer(): Promise<BareServer> {
  const home = await createHome();
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = home.env;
  const embedded = shared === undefined ? await startEmbedded(folder) : null;
  const started = performance.now();
  const child = spawn(process.execPath, [BARE_ROUTE], {
    env: { DATABASE_URL: shared ?? embedded?.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the bare route did not start'))),
  ])) as [Buffer];
  return {
    url: String(line).trim(),
    pid: child.pid ?? 0,
    startMs: performance.now() - started,
    stop: async () => {
      child.kill();
      await ended;
      await embedded?.kill('SIGKILL');
      await home.remove();
    },
  };
}
