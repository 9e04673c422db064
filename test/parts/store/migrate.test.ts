import { createHome } from '../../support/gate/databases.ts';
import { runModule } from '../../support/gate/run-module.ts';

// Prisma's engine is asked only where its own record says that something is due, or wrong.
test('a migration that is not recorded is applied, and none is where one has failed', async () => {
  const home = await createHome();
  const printed = await runModule(`
    import pg from 'pg';
    import { startEmbeddedDatabase } from './dist/store/embedded/embedded-database.js';
    import { migrate } from './dist/store/database/migrate.js';
    const shared = ${JSON.stringify(home.env.DATABASE_URL ?? null)};
    const url = shared ?? (await startEmbeddedDatabase(${JSON.stringify(home.env.EXPACTI_DATA_DIR)})).url;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await migrate(url);
    const answers = {};
    const after = async (change) => {
      await client.query(change);
      answers[change] = await migrate(url).catch(({ message }) => message.split(',')[0]);
    };
    for (const change of ${JSON.stringify(CHANGES.map(([change]) => change))}) await after(change);
    console.log(JSON.stringify(answers));
    await client.end();
    process.exit(0);
  `);
  await home.remove();
  expect(JSON.parse(printed)).toEqual(Object.fromEntries(CHANGES));
});

const LAST = '20261124234500_held_changes';
const RECORD = '_prisma_migrations WHERE migration_name =';
const UPDATE = 'UPDATE _prisma_migrations SET';
const FAILED = 'migrate found failed migrations in the target database';

/** What is done to the database, one after the other, and what a start does about it. */
const CHANGES: readonly (readonly [string, string[] | string])[] = [
  ['SELECT 1', []],
  [`DROP TABLE held_changes; DELETE FROM ${RECORD} '${LAST}'`, [LAST]],
  [`DROP TABLE held_changes; ${UPDATE} rolled_back_at = now() WHERE migration_name = '${LAST}'`, [LAST]],
  [`${UPDATE} checksum = 'another' WHERE migration_name = '${LAST}'`, []],
  [
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '2099_newer', now())`,
    [],
  ],
  [`${UPDATE} finished_at = NULL WHERE migration_name = '2099_newer'`, FAILED],
  [`${UPDATE} migration_name = '${LAST}', rolled_back_at = NULL WHERE id = '1'`, FAILED],
];
