import { Client } from 'pg';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';

/** Makes the database read-only, as a failover does, or writable again, for all connections there are. */
async function setReadOnly(url: string | undefined, isReadOnly: boolean): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`BEGIN READ WRITE; DO $$ BEGIN EXECUTE format(
    'ALTER DATABASE %I SET default_transaction_read_only = ${isReadOnly}', current_database()); END $$; COMMIT`);
  await client.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await client.end();
}

/** The database can be read and not written. */
export function readOnly(given: () => Workspace): void {
  afterEach(() => setReadOnly(given().home.env.DATABASE_URL, false));

  test('a read-only database: a new request gets 503, one past its deadline is timed out', async () => {
    const { api, home } = given();
    const asked = await api.ask('make deploy', { timeout: 5 });
    await setReadOnly(home.env.DATABASE_URL, true);
    const post = async () => api.call('POST', '/v1/requests', { command: 'make other', timeout: 600 });
    await until('a refusal', async () => (await post()).status !== 201);
    const { status, headers } = await post();
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
    const { body } = await api.call('GET', `/v1/requests/${asked.id}?wait=20`);
    expect(body).toMatchObject({ status: 'timed_out', decision: { outcome: 'timed_out' }, grant: null });
    await setReadOnly(home.env.DATABASE_URL, false);
    await until('a stored time-out', async () => {
      const client = new Client({ connectionString: home.env.DATABASE_URL });
      await client.connect();
      const { rows } = await client.query('SELECT status FROM requests WHERE id = $1', [asked.id]);
      await client.end();
      return rows[0]?.status === 'timed_out';
    });
  });
}
