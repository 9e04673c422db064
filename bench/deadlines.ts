import { besideGate } from '../test/support/gate/stored.ts';
import type { Workspace } from '../test/support/gate/workspace.ts';
import { round, type Series, summarise } from './percentiles.ts';

const DEADLINES = 10_000;
const AT_ONCE = 16;
/** Enough for all of them to be asked before the first is due, in ms. */
const AHEAD_MS = 240_000;
/** How late a denial may be (contract, section 8). */
const ALLOWED_MS = 5_000;
/** Past that the bench ends without a figure. */
const GIVE_UP_MS = 60_000;

export interface LatenessFigures extends Series {
  allowed_ms: number;
  /** Of what is allowed, the part that the latest one took. */
  ratio: number;
}

/**
 * How long after their deadlines requests are denied where ten thousand are due within one second, by the times that the
 * database keeps. Nobody decides them; their cards wait for Slack, which takes one a second.
 */
export async function lateness(workspace: Workspace): Promise<LatenessFigures> {
  const due = Date.now() + AHEAD_MS;
  let asked = 0;
  const ask = async (): Promise<void> => {
    while (asked < DEADLINES) {
      asked += 1;
      const timeout = Math.round((due - Date.now()) / 1000);
      if (timeout < 5) throw new Error(`only ${asked} requests could be asked in time`);
      await workspace.api.ask(`make late-${asked}`, { environment: 'staging', timeout });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
  const late = await besideGate(workspace, async (client) => {
    for (;;) {
      const { rows } = await client.query<{ ms: number }>(
        `SELECT extract(epoch FROM decided_at - expires_at)::float8 * 1000 AS ms FROM requests r JOIN decisions d
            ON d.request_id = r.id WHERE command LIKE 'make late-%'`,
      );
      if (rows.length === DEADLINES) return rows.map(({ ms }) => ms);
      if (Date.now() > due + GIVE_UP_MS) throw new Error(`only ${rows.length} deadlines were kept`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  });
  const series = summarise(late);
  return { ...series, allowed_ms: ALLOWED_MS, ratio: round(series.max_ms / ALLOWED_MS) };
}
