import { Mutex } from '../concurrency/mutex.ts';
import { startPeriodic } from '../concurrency/periodic.ts';
import type { Log } from '../log/log.ts';
import { type RuleBook, ruleBook } from '../policy/match/book/rule-book.ts';
import type { RuleStore } from './ports.ts';

/** How often a process asks whether the rule book has changed, in ms: every process judges by a change within 1 s. */
const EVERY_MS = 400;

/** The rules in memory, ready to judge by. */
export interface RuleSnapshot {
  /** The rule book as this process last read it. */
  current(): RuleBook;
  /** Reads the rules again if they have changed. Never rejects: what fails is logged, and read again soon. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

/** Reads the rules, and keeps up with them. Resolves once they are read for the first time. */
export async function openRuleSnapshot(
  rules: RuleStore,
  log: Pick<Log, 'debug' | 'warn'>,
): Promise<RuleSnapshot> {
  let version = -1;
  let book = ruleBook([]);
  // One reading at a time, so that an older one never comes after a newer one.
  const reading = new Mutex();

  async function read(): Promise<void> {
    if ((await rules.version()) === version) return;
    const active = await rules.active();
    book = ruleBook(active.rules, book);
    version = active.version;
  }

  const refresh = (): Promise<void> => reading.run(read);

  await refresh();
  const polling = startPeriodic('reading the rules', refresh, { everyMs: EVERY_MS }, log);
  return {
    current: () => book,
    refresh: () =>
      refresh().catch((error: unknown) => {
        log.warn({ err: error }, 'cannot read the rules');
      }),
    stop: async () => {
      await polling.stop();
      await reading.idle();
    },
  };
}
