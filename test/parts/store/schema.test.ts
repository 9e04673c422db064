import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runModule } from '../../support/gate/run-module.ts';

/** What a schema holds, one line a column, index and foreign key; partial indexes aside, which Prisma cannot declare. */
const CATALOG = `
  SELECT format('%s.%s %s %s %s', table_name, column_name, udt_name,
                CASE is_nullable WHEN 'YES' THEN 'null' ELSE 'not null' END,
                replace(coalesce(column_default, ''), table_schema || '.', '')) AS line
    FROM information_schema.columns WHERE table_schema = $1 AND table_name NOT LIKE '\\_prisma%'
  UNION ALL
  SELECT format('%s %s', tablename, replace(indexdef, schemaname || '.', ''))
    FROM pg_indexes
   WHERE schemaname = $1 AND tablename NOT LIKE '\\_prisma%' AND indexdef NOT LIKE '% WHERE %'
  UNION ALL
  SELECT format('%s %s', conrelid::regclass::text, replace(pg_get_constraintdef(oid), $1 || '.', ''))
    FROM pg_constraint WHERE connamespace = $1::regnamespace AND contype = 'f'
  ORDER BY line`;

// Migrations are written by hand; the schema is what the code is typed by. They have to say the same.
test('all migrations together make the schema, and applying them again does nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-schema-'));
  const printed = await runModule(`
    import { readFile } from 'node:fs/promises';
    import pg from 'pg';
    import { startEmbeddedDatabase } from './dist/store/embedded/embedded-database.js';
    import { migrate } from './dist/store/database/migrate.js';
    import { withSchemaEngine } from './dist/store/database/schema-engine.js';
    const { url } = await startEmbeddedDatabase(${JSON.stringify(folder)});
    const applied = [await migrate(url), await migrate(url)];
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const files = [{ path: 'schema.prisma', content: await readFile('prisma/schema.prisma', 'utf8') }];
    const { stdout: script } = await withSchemaEngine(client, (engine) => engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }));
    const catalog = async (schema) => {
      const { rows } = await client.query(${JSON.stringify(CATALOG)}, [schema]);
      return rows.map(({ line }) => line);
    };
    const migrated = await catalog('public');
    await client.query('BEGIN; CREATE SCHEMA declared; SET LOCAL search_path TO declared');
    await client.query(script.replaceAll('"public".', ''));
    const declared = await catalog('declared');
    await client.query('ROLLBACK');
    const settle = (by) => client.query(
      "INSERT INTO held_changes VALUES ($1, 'U0ANA', '{}', now(), 'confirmed', $2, now())", ['by ' + by, by]);
    const settled = await Promise.allSettled([settle('U0BEN'), settle('U0ANA')]);
    const confirmed = settled.map(({ status, reason }) => reason?.constraint ?? status);
    console.log(JSON.stringify({ applied: applied.map((names) => names.length > 0), migrated, declared, confirmed }));
    process.exit(0);
  `);
  await rm(folder, { recursive: true, force: true });
  const { applied, migrated, declared, confirmed } = JSON.parse(printed) as {
    applied: boolean[];
    migrated: string[];
    declared: string[];
    confirmed: string[];
  };
  expect(applied).toEqual([true, false]);
  // Nobody confirms his own change of the rules, whatever the code does.
  expect(confirmed).toEqual(['fulfilled', 'held_changes_second_admin_check']);
  expect(declared.length).toBeGreaterThan(50);
  expect(migrated).toEqual(declared);
});
