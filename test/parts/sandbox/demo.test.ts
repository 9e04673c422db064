import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Snapshot } from '../../../src/sandbox/protocol.ts';
import { pause } from '../../support/pause.ts';

// The demo without a browser: what happens to it when somebody tries to break it.
let demo: ChildProcess;
/** Where the demo believes temporary files to be. */
let temporary: string;
const lines: string[] = [];

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'expacti-try-'));
  demo = spawn(process.execPath, ['dist/sandbox/demo/main.js'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: temporary },
  });
  if (demo.stdout !== null) createInterface(demo.stdout).on('line', (line) => lines.push(line));
  await printed(/\[deploy\].*Asked at/);
}, 60_000);
afterAll(async () => {
  if (demo.exitCode === null) {
    demo.kill('SIGINT');
    await once(demo, 'exit');
  }
  await rm(temporary, { recursive: true });
});

async function printed(pattern: RegExp): Promise<string> {
  for (;;) {
    const found = lines.find((line) => pattern.test(line));
    if (found !== undefined) return found;
    await pause(50);
  }
}

const pages = async () => (/http:\S+?(?=\/#)/.exec(await printed(/stand-in Slack workspace: /)) ?? [''])[0];

/** The page as Ben sees it. */
async function seen(): Promise<Snapshot> {
  return (await fetch(`${await pages()}/sandbox/state?as=U0BEN`)).json() as Promise<Snapshot>;
}

test('a gate that is killed comes back on its data: the caller still waits, and its card can be decided', async () => {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(demo.pid), '-f', 'dist/main.js']);
  process.kill(Number(stdout.trim()), 'SIGKILL');
  await printed(/The gate stopped \(killed\)/);
  while (!(await seen()).app.connected) await pause(100);
  const { channels } = await seen();
  const card = channels.flatMap(({ messages }) => messages).find(({ text }) => text.includes('compose pull'));
  const block = card?.blocks.find(({ type }) => type === 'actions');
  await fetch(`${await pages()}/sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'click',
      as: 'U0BEN',
      channel: card?.channel,
      ts: card?.ts,
      block_id: block?.block_id,
      action_id: 'request_approve',
    }),
  });
  expect(await printed(/\[deploy\] ended/)).toBe('[deploy] ended with exit code 0');
});

test('Ctrl-C ends it all and leaves nothing behind', async () => {
  demo.kill('SIGINT');
  await once(demo, 'exit');
  expect(demo.exitCode).toBe(0);
  expect(lines).toContain('[debug] ended with exit code 130');
  expect(await readdir(temporary)).toEqual([]);
});
