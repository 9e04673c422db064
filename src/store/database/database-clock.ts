import type { Clock } from '../../approval/ports.ts';
import { repeat } from '../../concurrency/periodic.ts';

/** Between two looks at the database's clock, in ms. */
const EVERY_MS = 2_000;
/** An answer that took longer says too little about the time, in ms. */
const ANSWER_MAX_MS = 1_000;
/** A difference between the clocks of database and process that is worth a line in the log, in ms. */
const WORTH_SAYING_MS = 2_000;

export interface DatabaseClock extends Clock {
  stop(): Promise<void>;
}

interface ClockDeps {
  /** What time it is in the database. */
  ask: () => Promise<Date>;
  /** The clock of this machine, in ms since 1970. It may jump. */
  wall: () => number;
  /** In ms since some moment. It never jumps. */
  monotonic: () => number;
  /** Told when the clocks differ by more than 2 s, with how far this machine is ahead, in ms. */
  onDifference: (aheadMs: number) => void;
}

/**
 * The database's time, so that all gates on it agree when a deadline has come, whatever the clocks of their machines do.
 * Between two looks, and while the database is away, it goes on as this process counts time.
 * @throws if the database cannot be asked at the start.
 */
export async function startDatabaseClock({
  ask,
  wall,
  monotonic,
  onDifference,
}: ClockDeps): Promise<DatabaseClock> {
  /** Database time minus the process's count. */
  let offset = 0;
  let isSet = false;

  async function look(): Promise<void> {
    const before = monotonic();
    const at = (await ask()).getTime();
    const after = monotonic();
    if (isSet && after - before > ANSWER_MAX_MS) return;
    // It was asked at some moment in between. An offset that fits is kept: time does not jitter.
    const [least, most] = [at - after, at - before];
    if (!isSet || offset < least - 1 || offset > most + 1) offset = (least + most) / 2;
    isSet = true;
    const ahead = wall() - (offset + monotonic());
    if (Math.abs(ahead) > WORTH_SAYING_MS) onDifference(Math.round(ahead));
  }

  await look();
  // A database that is away is reported by those who need it.
  const looking = repeat(look, { firstMs: EVERY_MS, everyMs: EVERY_MS }, () => undefined);
  return {
    now: () => new Date(offset + monotonic()),
    elapsedMs: monotonic,
    stop: looking.stop,
  };
}
