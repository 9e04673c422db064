import { byHand } from './by-hand.ts';
import { DAYS, dateOf } from './calendar.ts';
import { Deploys } from './deploys.ts';
import { again, incidents, TWICE_DAY } from './incidents.ts';
import type { Item } from './item.ts';
import { type Random, seeded } from './random.ts';
import { itemsOf, type Run, startOf } from './run.ts';

const SEED = 20_260_501;

/** Everything that the team asks its gate for in its first month, in the order of time; the same every time. */
export function month(seed = SEED): Item[] {
  const random = seeded(seed);
  const deploys = new Deploys(random);
  const days = Array.from({ length: DAYS }, (_, index) => index + 1);
  const runs = [
    ...days.flatMap((day) => [...withTwin(day, deploys.on(day)), backup(random, day)]),
    ...incidents(random),
  ];
  const byTime = runs.sort((a, b) => startOf(a) - startOf(b));
  const items = [...byTime.flatMap(itemsOf), ...days.flatMap((day) => byHand(random, day))];
  return items.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** On one day a deploy to production is triggered twice. */
function withTwin(day: number, runs: Run[]): Run[] {
  const twin = day === TWICE_DAY ? runs.find(({ environment }) => environment === 'production') : undefined;
  return twin === undefined ? runs : [...runs, again(twin)];
}

function backup(random: Random, day: number): Run {
  return {
    day,
    time: '21:30',
    environment: 'production',
    repository: 'acme/api',
    ref: 'refs/heads/main',
    sha: random.sha(),
    actor: 'ben-ops',
    workflow: 'backup',
    reason: 'every evening',
    steps: [`docker compose exec -T db pg_dump -Fc -f /backups/app-${dateOf(day)}.dump app`],
  };
}
