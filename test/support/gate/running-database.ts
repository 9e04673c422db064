import { join } from 'node:path';
import { Client } from 'pg';
import type { TestHome } from './databases.ts';

/** Where the database of a running gate is reached. An embedded one listens on a socket in its folder. */
function databaseUrlOf({ env }: TestHome): string {
  const { DATABASE_URL: url, EXPACTI_DATA_DIR: folder = '' } = env;
  return url ?? `postgresql://postgres@/postgres?host=${encodeURIComponent(join(folder, 'socket'))}`;
}

/** Makes the database of a running gate read-only, as a failover does, or ends that. */
export async function setReadOnly(home: TestHome, isReadOnly: boolean): Promise<void> {
  const client = new Client({ connectionString: databaseUrlOf(home) });
  await client.connect();
  const value = isReadOnly ? 'on' : 'off';
  // An embedded database has one session, which everybody shares.
  await client.query(`SET default_transaction_read_only = ${home.shared ? 'off' : value}`);
  if (home.shared) {
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    const name = rows[0]?.name ?? '';
    await client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = ${value}`);
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
      [name],
    );
  }
  await client.end();
}
