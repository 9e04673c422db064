import { compilePattern } from '../effects/pattern.ts';
import type { Reading } from '../reading.ts';

/** How a program, used like this, takes SQL. */
export interface SqlClient {
  when: string;
  /** Options whose value is SQL. */
  sql?: readonly string[];
  /** Options whose value is a file of SQL. */
  files?: readonly string[];
  /** The first operand that is SQL, counted from 0. */
  operand?: number;
  /** What an operand that names a file begins with. */
  fileOperand?: string;
}

/** Programs that take SQL, each with how it is handed over. From their manuals. */
const SQL_CLIENTS: readonly SqlClient[] = [
  { when: 'psql|ysqlsh|gsql|vsql', sql: ['-c', '--command'], files: ['-f', '--file'] },
  { when: 'pgcli|litecli|usql', sql: ['-c', '--command', '-e', '--execute'], files: ['-f', '--file'] },
  { when: 'cockroach', sql: ['-e', '--execute'], files: ['-f', '--file', '-i'] },
  { when: 'mysql|mariadb', sql: ['-e', '--execute'], files: ['--init-command'] },
  { when: 'mycli|mysqlsh', sql: ['-e', '--execute'], files: ['-f', '--file'] },
  { when: 'sqlite3', sql: ['-cmd'], files: ['-init', '-f', '--file', '-i'], operand: 1 },
  { when: 'duckdb', sql: ['-c', '-s'], files: ['-init', '-f', '--file', '-i'], operand: 1 },
  {
    when: 'clickhouse-client|clickhouse-local',
    sql: ['-q', '--query'],
    files: ['--queries-file', '-f', '--file', '-i'],
  },
  { when: 'clickhouse client|local', sql: ['-q', '--query'], files: ['--queries-file'] },
  { when: 'sqlcmd', sql: ['-Q', '-q'], files: ['-i', '-f', '--file'] },
  { when: 'cqlsh', sql: ['-e', '--execute'], files: ['-f', '--file'] },
  { when: 'sqlplus|sqlcl|sql|rman', fileOperand: '@' },
  { when: 'snowsql', sql: ['-q', '--query'], files: ['-f', '--filename'] },
  { when: 'snow sql', sql: ['-q', '--query'], files: ['-f', '--filename'] },
  {
    when: 'beeline|hive|impala-shell|spark-sql',
    sql: ['-e', '-q', '--query'],
    files: ['-f', '-i', '--query_file'],
  },
  { when: 'trino|presto', sql: ['--execute'], files: ['-f', '--file'] },
  { when: 'bq query', operand: 1 },
  { when: 'isql|tsql|bteq|dbeaver-cli' },
  { when: 'heroku pg:psql', sql: ['-c', '--command'], files: ['-f', '--file'] },
  { when: 'rails|rake dbconsole|db' },
  {
    when: 'manage.py|django-admin dbshell',
    sql: ['-c', '-e', '--command', '--execute'],
    files: ['-f', '--file'],
  },
  { when: 'gcloud sql connect' },
  { when: 'fly|flyctl postgres|pg|mpg connect' },
  { when: 'railway connect' },
  { when: 'dokku ~^(postgres|mysql|mariadb|clickhouse):connect$' },
  { when: 'wp db query', operand: 2 },
  { when: 'wp db cli' },
  { when: 'drush sql:query|sql-query|sqlq', operand: 1, files: ['--file'] },
  { when: 'drush sql:cli|sql-cli|sqlc' },
  { when: 'console|doctrine doctrine:query:sql|dbal:run-sql|doctrine:query:dql', operand: 1 },
  { when: 'wrangler d1 execute', sql: ['--command'], files: ['--file'] },
  { when: 'turso db shell', operand: 3 },
  { when: 'pscale|planetscale shell' },
  { when: 'supabase db query|execute', operand: 2, files: ['-f', '--file'] },
];

const BY_PROGRAM = new Map<string, { client: SqlClient; matches: (reading: Reading) => boolean }[]>();
for (const client of SQL_CLIENTS) {
  const { programs, matches } = compilePattern(client.when);
  for (const name of programs) BY_PROGRAM.set(name, [...(BY_PROGRAM.get(name) ?? []), { client, matches }]);
}

/** How a command takes SQL; null if it does not. */
export function sqlClientOf(reading: Reading): SqlClient | null {
  return BY_PROGRAM.get(reading.name)?.find(({ matches }) => matches(reading))?.client ?? null;
}
