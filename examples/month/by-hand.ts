import { at, dateOf, isWeekend } from './calendar.ts';
import type { Item } from './item.ts';
import type { Random } from './random.ts';
import { DEVELOPERS } from './team.ts';

/** What people type to see what is going on; the numbers and times differ. */
const LOOK_UPS: readonly ((random: Random, day: number) => string)[] = [
  () => 'docker compose ps',
  (random) => `docker compose logs --tail ${random.pick([100, 200, 500, 1000])} api`,
  (random) => `docker compose logs --tail ${random.pick([100, 200, 500])} worker`,
  (random, day) =>
    `docker compose logs --since ${dateOf(day)}T${random.int(10, 17)}:${random.int(10, 59)}:00 api`,
  () => 'docker stats --no-stream',
  () => 'df -h',
  () => 'docker compose exec -T caddy caddy validate --config /etc/caddy/Caddyfile',
  (random) =>
    `psql "$DATABASE_URL" -c 'SELECT status, count(*) FROM jobs WHERE queue_id = ${random.int(1, 40)} GROUP BY status'`,
];

/** What is done once. */
const ONE_OFFS: readonly ((random: Random) => string)[] = [
  (random) =>
    `psql "$DATABASE_URL" -c "UPDATE invoices SET status = 'void' WHERE id = ${random.int(10_000, 99_999)}"`,
  (random) => `psql "$DATABASE_URL" -c "DELETE FROM sessions WHERE user_id = ${random.int(1_000, 9_999)}"`,
  (random) =>
    `docker compose exec -T api node scripts/resend-receipt.js --order ${random.int(10_000, 99_999)}`,
  (random) => `docker compose up -d --no-deps --scale worker=${random.int(2, 6)} worker`,
  (random) => `redis-cli -h cache.prod.internal del cart:${random.int(1_000, 9_999)}`,
  () => 'docker compose restart caddy',
];

/** The dead column goes in the first week: critical, looked at, approved. */
const DROPPED_COLUMN_DAY = 6;
const DROPPED_COLUMN = `psql "$DATABASE_URL" -c 'ALTER TABLE users DROP COLUMN legacy_data'`;

/** What people ask for from their own machines: looking things up, and mending single things on working days. */
export function byHand(random: Random, day: number): Item[] {
  const lookUps = Array.from({ length: random.int(1, isWeekend(day) ? 2 : 4) }, () =>
    random.pick(LOOK_UPS)(random, day),
  );
  const oneOffs = Array.from({ length: isWeekend(day) ? 0 : random.int(0, 2) }, () =>
    random.pick(ONE_OFFS)(random),
  );
  return [
    ...lookUps.map((command) => typed(random, day, command, 'having a look')),
    ...oneOffs.map((command) => typed(random, day, command, 'a ticket')),
    ...(day === DROPPED_COLUMN_DAY ? [typed(random, day, DROPPED_COLUMN, 'nothing reads it any more')] : []),
  ];
}

function typed(random: Random, day: number, command: string, reason: string): Item {
  return {
    day,
    at: at(day, `${random.int(9, 17)}:${random.int(10, 59)}`),
    command,
    environment: 'production',
    reason,
    context: { source: 'cli', actor: random.pick(DEVELOPERS) },
  };
}
