import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { RunEnd } from '../request/outcome.ts';
import { cleanEnvironment } from './clean-environment.ts';
import type { Interrupts } from './interrupts.ts';
import { signalGroup } from './process-group.ts';
import { limitRun } from './run-limit.ts';

/** The shell that commands are parsed for. Another one would understand another text. */
export const BASH = '/bin/bash';

/** Where and how the approved command runs. */
export interface RunPlace {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /**
   * Give the command a process group of its own, so that signals reach all of it, exactly once. Not where there is a
   * terminal: it would lose the terminal, which signals its foreground group itself.
   */
  ownGroup: boolean;
  /** How long it may run, in ms; it then is ended: SIGTERM, and SIGKILL 10 s later. Needs `ownGroup`. */
  limitMs?: number | undefined;
}

/**
 * Runs exactly `command`, with this process's input and output, and resolves when it has ended.
 * @param token of the caller, which is not the command's.
 */
export async function runApproved(
  command: string,
  place: RunPlace,
  { interrupts, token }: { interrupts: Interrupts; token: string },
): Promise<RunEnd> {
  const startedAt = performance.now();
  const child = spawn(BASH, ['--noprofile', '--norc', '-c', command], {
    cwd: place.cwd,
    env: cleanEnvironment(place.env, token),
    stdio: 'inherit',
    detached: place.ownGroup,
  });
  interrupts.handTo((signal) => forward(child, signal, place.ownGroup));
  const limit = limitRun(child, place.limitMs);
  const end = await endOf(child);
  const overran = await limit.finish();
  if (end.kind === 'not-started') return end;
  return { ...end, durationMs: Math.round(performance.now() - startedAt), overran };
}

type ChildEnd = { kind: 'ended'; exitCode: number } | { kind: 'not-started'; reason: string };

function endOf(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ kind: 'not-started', reason: error.message });
    });
    child.once('exit', (code, signal) => {
      resolve({ kind: 'ended', exitCode: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) });
    });
  });
}

function forward(child: ChildProcess, signal: NodeJS.Signals, ownGroup: boolean): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (!ownGroup) {
    // The terminal has sent these to the command already; twice would mean more.
    if (signal !== 'SIGINT' && signal !== 'SIGQUIT') child.kill(signal);
    return;
  }
  signalGroup(child.pid, signal);
}
