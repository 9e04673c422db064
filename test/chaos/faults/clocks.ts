import { pause } from '../../support/pause.ts';
import { pickBy } from '../../support/random-shell/pick.ts';
import type { World } from '../world.ts';
import { between, type Fault } from './fault.ts';

/**
 * How far a clock jumps, in s. Gates that share a database go by its clock, so theirs may be minutes off. An embedded
 * database has only this clock: what it ends is early or late by the jump, so the jump is shorter than the check waits.
 */
const JUMP_MAX_S = { servers: 300, embedded: 30 };

/** The clock of a machine jumps, and after a while jumps back. The monotonic clock goes on, as on a real machine. */
function jump(name: string, sign: 1 | -1): Fault {
  return {
    name,
    happen: async (world, random) => {
      const { home, gates, timeline } = world;
      const gate = pickBy(random)(gates);
      const aheadMs = sign * 1000 * between(random, 2, JUMP_MAX_S[home]);
      const over = home === 'embedded' ? timeline.clockJumps(aheadMs) : (): void => undefined;
      await gate.clock.jump(aheadMs);
      await pause(between(random, 3_000, 12_000));
      const isOff = await showsJump(world, gate.said(), aheadMs);
      await gate.clock.jump(0);
      over();
      return Number(isOff);
    },
  };
}

/** Whether the last lines of the gate's log, or the embedded database, show another time than it is. */
async function showsJump(
  { embedded }: World,
  said: readonly Record<string, unknown>[],
  aheadMs: number,
): Promise<boolean> {
  const isOff = (at: number): boolean => Math.abs(at - Date.now()) > Math.abs(aheadMs) / 2;
  if (said.some(({ time }) => isOff(Date.parse(String(time))))) return true;
  if (embedded === null) return false;
  const rows = await embedded.query('SELECT clock_timestamp() AS at').catch(() => []);
  return (rows as { at: Date }[]).some(({ at }) => isOff(at.getTime()));
}

export const CLOCK_FAULTS: readonly Fault[] = [
  jump('a clock jumps forward', 1),
  jump('a clock jumps back', -1),
];
