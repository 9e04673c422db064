import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Tests and benches run in the project's folder. */
const ROOT = process.cwd();

/** A gate as production runs it: its own process, started from dist/. */
export interface GateProcess {
  url: string;
  pid: number;
  /** JSON log lines so far. */
  log: Record<string, unknown>[];
  /** SIGTERM, then waits for the end. Resolves to the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: as a crash or the kernel ends it. */
  kill(): Promise<void>;
  /** Resolves to the exit code once the process has ended, however that came; null after a signal. */
  ended: Promise<number | null>;
  /** What it wrote to stderr so far. */
  stderr(): string;
}

export interface GateRun {
  env: Record<string, string>;
  /** Text of expacti.yaml. */
  policy: string;
}

/** What a process that did not come up said. */
export class GateFailed extends Error {
  readonly exitCode: number | null;
  readonly stderr: string;

  constructor(exitCode: number | null, stderr: string) {
    super(`the gate ended with exit code ${exitCode}:\n${stderr}`);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

/**
 * Starts `node dist/main.js` and waits until it is open.
 * @throws GateFailed where the process ends instead.
 */
export async function startGateProcess({ env, policy }: GateRun): Promise<GateProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-gate-'));
  await writeFile(join(folder, 'expacti.yaml'), policy);
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js')], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(async ([code]: (number | null)[]) => {
    await rm(folder, { recursive: true, force: true });
    return code ?? null;
  });
  const log: Record<string, unknown>[] = [];
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const url = await opened(child, log, ended, () => stderr);
  const signal = (name: NodeJS.Signals) => async () => {
    child.kill(name);
    return ended;
  };
  return {
    url,
    pid: child.pid ?? 0,
    log,
    stop: signal('SIGTERM'),
    kill: async () => {
      await signal('SIGKILL')();
    },
    ended,
    stderr: () => stderr,
  };
}

async function opened(
  child: ChildProcess,
  log: Record<string, unknown>[],
  ended: Promise<number | null>,
  stderr: () => string,
): Promise<string> {
  const open = new Promise<string>((resolve) => {
    if (child.stdout === null) return;
    createInterface(child.stdout).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>;
      log.push(entry);
      if (entry.msg === 'the gate is open') resolve(String(entry.url));
    });
  });
  return Promise.race([
    open,
    ended.then((code) => {
      throw new GateFailed(code, stderr());
    }),
  ]);
}
