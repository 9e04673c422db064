import { type RuleBook, ruleBook } from '../policy/match/rule-book.ts';
import type { RuleStore } from './ports.ts';

/** How often a process asks whether the rule book has changed, in ms: every process judges by a change within 1 s. */
const EVERY_MS = 400;

/** The rules in memory, ready to judge by. */
export interface RuleSnapshot {
  /** The rule book as this process last read it. */
  current(): RuleBook;
  /** Reads it anew if it has changed: after a change this process made itself. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

interface SnapshotLog {
  warn(details: object, message: string): void;
}

/** Reads the rules, and keeps up with them. Resolves when the first reading is there. */
export async function openRuleSnapshot(rules: RuleStore, log: SnapshotLog): Promise<RuleSnapshot> {
  let version = -1;
  let book = ruleBook([]);
  let reading: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;

  async function read(): Promise<void> {
    if ((await rules.version()) === version) return;
    const active = await rules.active();
    book = ruleBook(active.rules, book);
    version = active.version;
  }

  /** One reading at a time, so that an older one never comes after a newer one. */
  function refresh(): Promise<void> {
    const next = reading.then(read, read);
    reading = next.catch(() => undefined);
    return next;
  }

  function schedule(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      refresh()
        .catch((error: unknown) => log.warn({ err: error }, 'the rules could not be read anew'))
        .then(schedule, schedule);
    }, EVERY_MS);
  }

  await refresh();
  schedule();
  return {
    current: () => book,
    refresh,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await reading;
    },
  };
}
