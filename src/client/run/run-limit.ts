import type { ChildProcess } from 'node:child_process';
import { endProcessGroup } from './process-group.ts';

/** What a command that ran too long is given to end by itself, in ms. */
const KILL_GRACE_MS = 10_000;

export interface RunLimit {
  /** Call when the command has ended: resolves when nothing of it is left, and says whether it ran too long. */
  finish(): Promise<boolean>;
}

/** Ends the process group led by `child` when it has run for `limitMs`; no limit where that is undefined. */
export function limitRun(child: ChildProcess, limitMs: number | undefined): RunLimit {
  let ending: Promise<void> | undefined;
  const end = (): void => {
    if (child.pid !== undefined) ending = endProcessGroup(child.pid, KILL_GRACE_MS);
  };
  const timer = limitMs === undefined ? undefined : setTimeout(end, limitMs);
  return {
    async finish() {
      clearTimeout(timer);
      await ending;
      return ending !== undefined;
    },
  };
}
