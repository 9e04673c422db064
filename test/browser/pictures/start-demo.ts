import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { until } from '../../support/pause.ts';

/** Longest time until the first card, in ms; ten seconds on an idle machine. */
const CARD_MS = 60_000;

/** `npm run demo`, as a person would start it. */
export interface RunningDemo {
  /** Address of the stand-in workspace's page, where Ana looks at the approvals channel. */
  url: string;
  /** What the caller of this name has printed so far. */
  linesOf(caller: string): string[];
  stop(): Promise<void>;
}

/** Starts the demo from `dist` on a port that no other demo uses, and waits until its caller `asks` has a card. */
export async function startDemo(asks: string): Promise<RunningDemo> {
  const child = spawn(process.execPath, ['dist/sandbox/demo/main.js', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  const linesOf = (caller: string): string[] =>
    lines.filter((line) => line.startsWith(`[${caller}] `)).map((line) => line.slice(caller.length + 3));
  try {
    await until(
      `a card for ${asks}`,
      async () => linesOf(asks).some((line) => line.includes('/archives/')),
      CARD_MS,
    );
    const [url] = lines.join('\n').match(/http\S+#as=U0ANA\S*/) ?? [];
    if (url === undefined) throw new Error('the demo printed no address');
    return { url, linesOf, stop: () => end(child) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}
