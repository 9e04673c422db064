import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { TOKEN } from './scripted-gate.ts';

/** The command line as it is built: `npm test` builds it first. */
export const CLI = join(process.cwd(), 'dist/cli/main.js');

/** How a program ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A program that a test started; it must have ended before the test does. */
export interface Running {
  process: ChildProcessByStdio<null, Readable, Readable>;
  ended: Promise<Ended>;
  /** Resolves when stderr holds `text`. */
  saying(text: string): Promise<void>;
}

/** Starts a program in a session of its own: no terminal, and only what is in `env`. */
export function start(file: string, args: string[], env: NodeJS.ProcessEnv, cwd?: string): Running {
  const child = spawn(file, args, {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return {
    process: child,
    ended: new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, stdout, stderr }));
    }),
    async saying(text) {
      while (!stderr.includes(text)) await new Promise((resolve) => child.stderr.once('data', resolve));
    },
  };
}

/** Starts `expacti` with the settings for the gate at `url`. */
export function startCli(url: string, args: string[], env: NodeJS.ProcessEnv = {}): Running {
  return start(process.execPath, [CLI, ...args], { EXPACTI_URL: url, EXPACTI_TOKEN: TOKEN, ...env });
}

/** Runs `expacti` to its end. */
export function expacti(url: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return startCli(url, args, env).ended;
}
