import { setTimeout as delay } from 'node:timers/promises';

/** How often to look whether a group has ended, in ms. */
const LOOK_MS = 50;

/** Sends `signal` to every process of the group that this user may signal; false where none is left. */
export function signalGroup(groupId: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-groupId, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
    return code === 'EPERM';
  }
}

/** Asks every process of the group to end, and kills what has not after `graceMs`. */
export async function endProcessGroup(groupId: number, graceMs: number): Promise<void> {
  const killAt = performance.now() + graceMs;
  let alive = signalGroup(groupId, 'SIGTERM');
  while (alive && performance.now() < killAt) {
    await delay(LOOK_MS);
    alive = signalGroup(groupId, 0);
  }
  if (alive) signalGroup(groupId, 'SIGKILL');
}
