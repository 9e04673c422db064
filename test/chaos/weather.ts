import { pause } from '../support/pause.ts';
import { pickBy } from '../support/random-shell/pick.ts';
import { CLOCK_FAULTS } from './faults/clocks.ts';
import { DATABASE_FAULTS } from './faults/database.ts';
import { DISK_FAULTS } from './faults/disk.ts';
import { between, type Fault } from './faults/fault.ts';
import { GATE_FAULTS } from './faults/gates.ts';
import { REDIS_FAULTS } from './faults/redis.ts';
import { SLACK_FAULTS } from './faults/slack.ts';
import type { World } from './world.ts';

/** Pauses between two faults of one kind, in ms. */
const PAUSE_MS = [2_000, 12_000] as const;
/** A fault that has not ended by then is a fault of the test, in ms. */
const FAULT_MS = 240_000;

/** Kinds that happen side by side; faults of one kind follow each other, so that each can clear what it did. */
function kindsFor({ home }: World): readonly (readonly Fault[])[] {
  return home === 'servers'
    ? [GATE_FAULTS, CLOCK_FAULTS, DATABASE_FAULTS, REDIS_FAULTS, SLACK_FAULTS]
    : [GATE_FAULTS, [...CLOCK_FAULTS, ...DISK_FAULTS], SLACK_FAULTS];
}

/** Lets things go wrong until `until`, in ms since 1970. */
export async function storm(world: World, random: () => number, until: number): Promise<void> {
  const pick = pickBy(random);
  await Promise.all(
    kindsFor(world).map(async (kind) => {
      for (;;) {
        await pause(between(random, ...PAUSE_MS));
        if (Date.now() >= until) return;
        const { name, happen } = pick(kind);
        const at = Date.now();
        const met = await withinTime(name, happen(world, random));
        world.witness.faults.push({ name, at, tookMs: Date.now() - at, met });
      }
    }),
  );
}

async function withinTime(name: string, work: Promise<number>): Promise<number> {
  const late = new AbortController();
  const tooLong = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`the fault "${name}" did not end`)), FAULT_MS);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  return Promise.race([work, tooLong]).finally(() => late.abort());
}
