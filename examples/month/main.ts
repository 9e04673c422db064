import { monthArguments } from './arguments.ts';
import { at } from './calendar.ts';
import { carefulPeople } from './careful-people.ts';
import { MonthClock } from './clock.ts';
import { startMonthGate } from './gate.ts';
import type { Item } from './item.ts';
import { month } from './month.ts';
import { progress } from './progress.ts';
import { type Outcome, replay } from './replay.ts';
import { reportOf, reportText } from './report.ts';

const USAGE = `Replays a team's first month through a real gate, from an empty rule book.
  --days N   only the first N days
  --json     the figures, and every request with how it ended
Uses DATABASE_URL and REDIS_URL where they are set; the database has to be empty.
`;

async function main(): Promise<void> {
  const asked = monthArguments();
  if (asked === null) {
    process.stdout.write(USAGE);
    return;
  }
  const { days, isJson } = asked;
  const items = month().filter(({ day }) => day <= days);
  const outcomes = await replayed(items);
  const report = reportOf(items, outcomes, days);
  process.stdout.write(isJson ? `${json(report, outcomes)}\n` : reportText(report));
  process.exitCode = report.isKept === false ? 1 : 0;
}

async function replayed(items: readonly Item[]): Promise<Outcome[]> {
  const clock = new MonthClock(at(1, '00:00'));
  const gate = await startMonthGate(clock);
  const outcomes: Outcome[] = [];
  try {
    for await (const outcome of replay(items, carefulPeople, { gate, clock })) {
      outcomes.push(outcome);
      progress(outcomes.length, items.length, `day ${outcome.item.day}`);
    }
  } finally {
    await gate.stop();
  }
  return outcomes;
}

function json(report: object, outcomes: readonly Outcome[]): string {
  const requests = outcomes.map(({ item, request }) => ({
    day: item.day,
    incident: item.incident ?? null,
    command: request.command,
    environment: request.environment,
    verdict: request.verdict,
    status: request.status,
    by: request.decision?.by.kind,
    findings: request.findings.map(({ code }) => code),
  }));
  return JSON.stringify({ ...report, requests });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
