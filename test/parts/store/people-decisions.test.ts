import { Client } from 'pg';
import { createHome, type TestHome } from '../../support/gate/databases.ts';
import { type EmbeddedProcess, startEmbedded } from '../../support/gate/embedded-process.ts';
import { type Answering, startAnswering } from '../../support/gate/run-module.ts';
import { type Decided, insertDecided } from '../../support/requests/decided.ts';

let home: TestHome;
let embedded: EmbeddedProcess | null = null;
let counting: Answering;
beforeAll(async () => {
  home = await createHome();
  const { DATABASE_URL: shared, EXPACTI_DATA_DIR: folder = '' } = home.env;
  embedded = shared === undefined ? await startEmbedded(folder) : null;
  const url = shared ?? embedded?.url ?? '';
  counting = startAnswering(`
    import { PrismaPg } from '@prisma/adapter-pg';
    import { PrismaClient } from './dist/store/generated/client.js';
    import { migrate } from './dist/store/database/migrate.js';
    import { createCountPeopleDecisions } from './dist/store/requests/people-decisions.js';
    await migrate(${JSON.stringify(url)});
    const adapter = new PrismaPg({ connectionString: ${JSON.stringify(url)} });
    const count = createCountPeopleDecisions(new PrismaClient({ adapter }));
    const answer = ([since, limit]) => count(new Date(since), limit);
  `);
  // Its migrations have run once it answers.
  await counting.ask(['2026-11-01T10:00:00Z', 5]);
  const client = new Client({ connectionString: url });
  await client.connect();
  const person = (at: string): Decided => ({ at, by: 'reviewer', id: 'U0ANA' });
  await insertDecided(client, [
    person('2026-11-01T09:00:00Z'),
    person('2026-11-01T10:00:00Z'),
    ...Array.from({ length: 4 }, (_, n) => person(`2026-11-01T10:0${n + 1}:00Z`)),
    { at: '2026-11-01T10:05:00Z', by: 'rule', id: 'r' },
    { at: '2026-11-01T10:05:00Z', by: 'timeout' },
  ]);
  await client.end();
});
afterAll(async () => {
  await counting.stop();
  await embedded?.kill('SIGKILL');
  await home.remove();
});

test('only decisions of people count, and only those made later', async () => {
  expect(await counting.ask(['2026-11-01T10:00:00Z', 100])).toBe(4);
  expect(await counting.ask(['2026-11-01T10:04:00Z', 100])).toBe(0);
});

test('it stops to count at the limit', async () => {
  expect(await counting.ask(['2026-11-01T00:00:00Z', 3])).toBe(3);
});
