import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A process of the demo. */
export interface Child {
  process: ChildProcess;
  /** Resolves to the exit code, or null if a signal ended it. */
  ended: Promise<number | null>;
  /** Sends the signal where it still runs, and waits for its end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts a Node.js program of this package. It gets a process group of its own: Ctrl-C in the terminal is for the demo,
 * which then ends its children in order.
 */
export function startChild(
  file: string,
  args: string[],
  options: SpawnOptions & { nodeFlags?: string[] },
): Child {
  const { nodeFlags = [], ...rest } = options;
  const child = spawn(process.execPath, [...nodeFlags, file, ...args], {
    ...rest,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    process: child,
    ended,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}

/** Calls `line` for each line the process writes, wherever it writes it. */
export function eachLine({ process: { stdout, stderr } }: Child, line: (text: string) => void): void {
  for (const stream of [stdout, stderr]) {
    if (stream !== null) createInterface(stream).on('line', line);
  }
}
