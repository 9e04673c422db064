import type { Clock } from '../approval/ports.ts';
import type { Settings } from '../config/load-settings.ts';
import type { Log } from '../log/log.ts';
import { warnRarely } from '../log/warn-rarely.ts';
import { type Database, openDatabase } from '../store/database/database.ts';
import { startDatabaseClock } from '../store/database/database-clock.ts';
import type { Shutdown } from './shutdown.ts';

/**
 * The database, and the time that everything in it goes by.
 * @param local the clock of this machine.
 * @throws what `openDatabase` throws.
 */
export async function openStore(
  settings: Settings,
  local: Clock,
  log: Log,
  shutdown: Shutdown,
): Promise<{ database: Database; clock: Clock }> {
  const database = shutdown.push(await openDatabase(settings, log));
  return { database, clock: await openClock(database, local, log, shutdown) };
}

/**
 * The time that deadlines go by. Gates that share a database go by its clock: those of their machines may differ, and jump.
 * The embedded database has no other clock than this process.
 */
async function openClock(database: Database, local: Clock, log: Log, shutdown: Shutdown): Promise<Clock> {
  if (database.embedded) return local;
  const say = warnRarely(
    log,
    'the clocks of this machine and of the database differ; the gate uses the clock of the database',
  );
  return shutdown.push(
    await startDatabaseClock({
      ask: database.time,
      wall: () => local.now().getTime(),
      monotonic: () => performance.now(),
      onDifference: (aheadMs) =>
        say(
          new Error(
            `this machine is ${Math.round(Math.abs(aheadMs) / 1000)} s ${aheadMs > 0 ? 'ahead' : 'behind'}`,
          ),
        ),
    }),
  );
}
