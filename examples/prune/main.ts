import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monthArguments } from '../month/arguments.ts';
import { at, DAYS } from '../month/calendar.ts';
import { MonthClock } from '../month/clock.ts';
import { startGateOn } from '../month/gate.ts';
import type { Item } from '../month/item.ts';
import { month } from '../month/month.ts';
import { progress } from '../month/progress.ts';
import { type Compared, compare } from './compare.ts';
import { firstMonth } from './first-month.ts';
import { type Pruned, prune } from './prune.ts';
import { isKept, reportText } from './report.ts';
import { secondMonth } from './second-month.ts';

const USAGE = `Fills a rule book with a month of exact approvals and some globs, through a real gate; applies what the digest
proves; and asks the pruned and the unpruned book about a second month. Embedded databases, gone afterwards.
  --days N   only the first N days of both months
  --json     the figures
`;
const ADMIN = 'U0ANA';

async function main(): Promise<void> {
  const asked = monthArguments();
  if (asked === null) {
    process.stdout.write(USAGE);
    return;
  }
  const { days, isJson } = asked;
  const items = month().filter(({ day }) => day <= days);
  const home = await mkdtemp(join(tmpdir(), 'expacti-prune-'));
  try {
    const clock = new MonthClock(at(1, '00:00'));
    await fill(join(home, 'unpruned'), items, clock);
    // PostgreSQL has stopped, so its files are complete: the second gate has the same past.
    for (const part of ['postgres', 'secret.key'])
      await cp(join(home, 'unpruned', part), join(home, 'pruned', part), { recursive: true });
    const { pruned, compared } = await pruneAndCompare(home, items, days, clock);
    const kept = isKept(pruned, compared);
    const different = compared.filter((one) => one.unpruned.verdict !== one.pruned.verdict).length;
    const figures = { ...pruned, requests: compared.length, different, kept };
    process.stdout.write(isJson ? `${JSON.stringify(figures)}\n` : reportText(pruned, compared));
    process.exitCode = days < DAYS || kept ? 0 : 1;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function fill(dataDir: string, items: readonly Item[], clock: MonthClock): Promise<void> {
  const gate = await startGateOn(clock, { EXPACTI_DATA_DIR: dataDir });
  let done = 0;
  try {
    for await (const { item } of firstMonth(items, { gate, clock })) {
      done += 1;
      progress(done, items.length, `day ${item.day} of the first month`);
    }
  } finally {
    await gate.stop();
  }
}

async function pruneAndCompare(
  home: string,
  items: readonly Item[],
  days: number,
  clock: MonthClock,
): Promise<{ pruned: Pruned; compared: Compared[] }> {
  clock.putTo(at(days + 2, '10:00'));
  const unpruned = await startGateOn(clock, { EXPACTI_DATA_DIR: join(home, 'unpruned') });
  try {
    const pruned = await startGateOn(clock, { EXPACTI_DATA_DIR: join(home, 'pruned') });
    try {
      const what = await prune(pruned, ADMIN);
      const asked = secondMonth(items, days);
      const compared: Compared[] = [];
      for await (const one of compare(asked, { unpruned, pruned, clock })) {
        compared.push(one);
        progress(compared.length, asked.length, 'both books');
      }
      return { pruned: what, compared };
    } finally {
      await pruned.stop();
    }
  } finally {
    await unpruned.stop();
  }
}

main().then(
  // What was still to be announced has no workspace any more to be announced in.
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
