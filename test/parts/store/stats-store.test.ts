import { Client } from 'pg';
import type { Counted } from '../../../src/stats/ports.ts';
import { windowOf } from '../../../src/stats/stats.ts';
import { createHome, type TestHome } from '../../support/gate/databases.ts';
import { type EmbeddedProcess, startEmbedded } from '../../support/gate/embedded-process.ts';
import { type Answering, startAnswering } from '../../support/gate/run-module.ts';
import { type Decided, insertDecided } from '../../support/requests/decided.ts';

let home: TestHome;
let embedded: EmbeddedProcess | null = null;
let url: string;
let counting: Answering;
beforeAll(async () => {
  home = await createHome();
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = home.env;
  embedded = shared === undefined ? await startEmbedded(folder) : null;
  url = shared ?? embedded?.url ?? '';
  counting = startAnswering(`
    import { PrismaPg } from '@prisma/adapter-pg';
    import { PrismaClient } from './dist/store/generated/client.js';
    import { migrate } from './dist/store/database/migrate.js';
    import { createStatsStore } from './dist/store/stats/stats-store.js';
    await migrate(${JSON.stringify(url)});
    const adapter = new PrismaPg({ connectionString: ${JSON.stringify(url)} });
    const store = createStatsStore(new PrismaClient({ adapter }));
    const answer = ([window, reviewersMax]) => store.count({ ...window, until: new Date(window.until) }, reviewersMax);
  `);
});
afterAll(async () => {
  await counting.stop();
  await embedded?.kill('SIGKILL');
  await home.remove();
});

async function counted(days: number, timezone: string, now: string, reviewersMax = 10): Promise<Counted> {
  const answer = await counting.ask([windowOf(days, timezone, new Date(now)), reviewersMax]);
  return answer as Counted;
}

/** Puts these decisions into the database in place of all others. */
async function given(decided: readonly Decided[]): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`
    ALTER TABLE decisions DISABLE TRIGGER USER;
    TRUNCATE decisions, approvals, requests CASCADE;
    ALTER TABLE decisions ENABLE TRIGGER USER`);
  await insertDecided(client, decided);
  await client.end();
}

const perDay = ({ ends }: Counted) =>
  ends.map(({ day, requests }) => `${day} ${requests}`).sort((a, b) => (a < b ? -1 : 1));
const perHour = ({ requestsByHour }: Counted) =>
  requestsByHour.map(({ hour, requests }) => `${hour} ${requests}`).sort();

const rule = (at: string): Decided => ({ at, by: 'rule', id: 'r' });

test('days and hours are those of the clocks in the time zone', async () => {
  await given([
    rule('2026-11-21T22:59:59.999Z'),
    rule('2026-11-21T23:00:00Z'),
    rule('2026-11-22T22:59:00Z'),
    rule('2026-11-22T23:30:00Z'),
    rule('2026-11-23T10:00:00Z'),
    rule('2026-11-23T10:00:01Z'),
  ]);
  const madrid = await counted(2, 'Europe/Madrid', '2026-11-23T10:00:00Z');
  expect(madrid.since).toBe('2026-11-21T23:00:00.000Z');
  expect(perDay(madrid)).toEqual(['2026-11-22 2', '2026-11-23 2']);
  expect(perHour(madrid)).toEqual(['0 2', '11 1', '23 1']);
  const utc = await counted(2, 'UTC', '2026-11-23T10:00:00Z');
  expect(utc.since).toBe('2026-11-22T00:00:00.000Z');
  expect(perDay(utc)).toEqual(['2026-11-22 2', '2026-11-23 1']);
});

test.each([
  ['25 hours, when the clocks go back', '2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2 2'],
  ['23 hours, when they go forward', '2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '3 1'],
])('a day has %s', async (_what, day, first, last, night) => {
  await given([
    rule(new Date(Date.parse(first) - 1).toISOString()),
    rule(first),
    rule(`${day}T00:30:00Z`),
    rule(`${day}T01:30:00Z`),
    rule(last),
    rule(new Date(Date.parse(last) + 1_000).toISOString()),
  ]);
  const found = await counted(2, 'Europe/Madrid', last);
  expect(perDay(found).at(-1)).toBe(`${day} 4`);
  expect(perHour(found)).toContain(night);
});

test('a day whose midnight the clocks leave out begins when it begins', async () => {
  await given([rule('2026-09-06T03:59:59Z'), rule('2026-09-06T04:00:00Z')]);
  const found = await counted(1, 'America/Santiago', '2026-09-06T12:00:00Z');
  expect(found.since).toBe('2026-09-06T04:00:00.000Z');
  expect(perDay(found)).toEqual(['2026-09-06 1']);
});

test('decision times are those of people: the median and the 95th percentile, by day and in all', async () => {
  const person = (at: string, latencyMs: number): Decided => ({ at, id: 'U0ANA', latencyMs });
  await given([
    person('2026-11-22T12:00:00Z', 1_000),
    person('2026-11-22T12:00:00Z', 3_000),
    person('2026-11-23T12:00:00Z', 10_000),
    rule('2026-11-23T12:00:00Z'),
    { at: '2026-11-23T12:00:00Z', outcome: 'timed_out', by: 'timeout', latencyMs: 60_000 },
    { at: '2026-11-23T12:00:00Z', outcome: 'canceled', by: 'caller', latencyMs: 90_000 },
  ]);
  const { times } = await counted(7, 'UTC', '2026-11-23T13:00:00Z');
  expect(times.sort((a, b) => String(a.day).localeCompare(String(b.day)))).toEqual([
    { day: '2026-11-22', median: 2_000, p95: 2_900 },
    { day: '2026-11-23', median: 10_000, p95: 10_000 },
    { day: null, median: 3_000, p95: expect.closeTo(9_300) },
  ]);
});

test('every approval and denial counts for the person who gave it, with its own time and hour', async () => {
  const at = '2026-11-23T12:30:00Z';
  await given([
    {
      at,
      id: 'U0BEN',
      latencyMs: 90 * 60_000,
      approvals: { U0ANA: '2026-11-23T11:00:01.999Z', U0BEN: at },
    },
    { at, id: 'U0ANA', latencyMs: 2_000 },
    { at: '2026-11-22T11:59:00Z', id: 'U0ANA', outcome: 'denied', latencyMs: 5_000 },
    { at: '2026-11-22T11:05:00Z', id: 'U0ANA', outcome: 'denied', latencyMs: 7_000 },
    { at, outcome: 'timed_out', by: 'timeout', latencyMs: 60_000, approvals: { U0CARO: at } },
    { at, outcome: 'denied', by: 'rule', id: 'r' },
    { at, outcome: 'denied', by: 'policy' },
  ]);
  const found = await counted(7, 'Europe/Madrid', '2026-11-23T13:00:00Z', 2);
  expect(found.reviewersInAll).toBe(3);
  expect(found.reviewers).toEqual([
    {
      reviewer: 'U0ANA',
      approvals: 2,
      denials: 2,
      underTwoSeconds: 1,
      medianMs: 3_500,
      busiestHour: '2026-11-22 12:00',
      busiestAnswers: 2,
    },
    {
      reviewer: 'U0BEN',
      approvals: 1,
      denials: 0,
      underTwoSeconds: 0,
      medianMs: 90 * 60_000,
      busiestHour: '2026-11-23 13:00',
      busiestAnswers: 1,
    },
  ]);
  expect(found.answersByHour.sort((a, b) => (a.hour ?? 99) - (b.hour ?? 99))).toEqual([
    { hour: 12, approvals: 1, denials: 2, underTwoSeconds: 1 },
    { hour: 13, approvals: 3, denials: 0, underTwoSeconds: 0 },
    { hour: null, approvals: 4, denials: 2, underTwoSeconds: 1 },
  ]);
});

test('where nothing happened nothing is counted', async () => {
  await given([]);
  expect(await counted(90, 'UTC', '2026-11-23T13:00:00Z')).toEqual({
    since: '2026-08-26T00:00:00.000Z',
    waiting: 0,
    ends: [],
    times: [],
    requestsByHour: [],
    answersByHour: [{ hour: null, approvals: 0, denials: 0, underTwoSeconds: 0 }],
    reviewers: [],
    reviewersInAll: 0,
  });
});
