import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seeded } from '../support/random-shell/text.ts';
import { type Checked, checkInvariants } from './invariants/check.ts';
import { load, writeRules } from './load/load.ts';
import { storm } from './weather.ts';
import type { Witness } from './witness.ts';
import { type Home, startWorld, type World } from './world.ts';

/**
 * Lets everything go wrong for some minutes while callers ask and people decide, and checks afterwards that every promise
 * was kept. The same seed makes the same choices; how they interleave is up to the machine.
 * @param logs a folder for what the gates log, or null.
 */
export async function chaos(
  home: Home,
  seed: number,
  minutes: number,
  logs: string | null,
): Promise<Checked & { witness: Witness }> {
  const world = await startWorld(home, logs);
  try {
    await writeRules(world);
    const until = Date.now() + minutes * 60_000;
    // Streams of their own: how long a fault takes does not change what is asked.
    await Promise.all([load(world, seeded(seed), until), storm(world, seeded(seed + 1), until)]);
    world.slack.faults.clear();
    await Promise.all(world.gates.map((gate) => gate.start()));
    return { ...(await checkInvariants(world, queryOf(world))), witness: world.witness };
  } finally {
    if (logs !== null) await keepFaults(logs, world);
    await world.stop();
  }
}

function queryOf({ postgres, embedded }: World): (sql: string) => Promise<unknown[]> {
  if (embedded !== null) return embedded.query;
  return async (sql) => (postgres === null ? [] : postgres.query(sql));
}

/** Beside what the gates log: when which fault happened. */
async function keepFaults(folder: string, { witness }: World): Promise<void> {
  const lines = witness.faults.map(
    ({ name, at, tookMs, met }) => `${new Date(at).toISOString()} ${tookMs} ms, met ${met} times: ${name}\n`,
  );
  await writeFile(join(folder, 'faults.txt'), lines.join(''));
}
