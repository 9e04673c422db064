import { Client } from 'pg';
import { besideGate } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';

// A server keeps the time zone of the machine that it was set up on. It takes a server: `npm run test:services`.
const { TEST_DATABASE_URL: server, TEST_POOLER_URL: pooler = '' } = process.env;
const ZONE = 'America/New_York';
/** How far times may be apart, in ms: far less than the zone is from UTC. */
const NEAR_MS = 60_000;

test('a time zone needs a server', () => {
  expect(server === undefined).toBe(process.env.TEST_REDIS_URL === undefined);
});

if (server !== undefined) {
  describe.each(['direct', 'behind PgBouncer'])('PostgreSQL in New York, %s', (way) => {
    let workspace: Workspace;
    beforeAll(async () => {
      workspace = await startWorkspace();
      const { env, home } = workspace;
      const { pathname } = new URL(home.env.DATABASE_URL ?? '');
      await besideGate(workspace, (client) =>
        client.query(`ALTER DATABASE ${pathname.slice(1)} SET timezone = '${ZONE}'`),
      );
      await workspace.gate.stop();
      if (way !== 'direct') env.DATABASE_URL = new URL(pathname, pooler).toString();
      await workspace.restart();
    });
    afterAll(() => workspace.stop());

    const isNow = (at: string | Date | null): void =>
      expect(Math.abs(new Date(at ?? 0).getTime() - Date.now())).toBeLessThan(NEAR_MS);

    test('times are true in the API, in the header and in the database', async () => {
      const { api, home } = workspace;
      const asked = await api.ask('make time', { timeout: 300 });
      await (await cardOf(workspace, asked.id)).press('U0ANA', 'Approve');
      const read = await api.read(asked.id, 20);
      expect(read.status).toBe('approved');
      isNow(read.created_at);
      isNow(read.decided_at);
      const { headers } = await api.call('GET', `/v1/requests/${asked.id}`);
      isNow(headers.get('date'));
      const client = new Client({ connectionString: home.env.DATABASE_URL });
      await client.connect();
      const { rows } = await client.query<{ zone: string; created: Date; decided: Date }>(
        `SELECT current_setting('timezone') AS zone, created_at AS created, decided_at AS decided
           FROM requests JOIN decisions ON request_id = id WHERE id = $1`,
        [asked.id],
      );
      await client.end();
      expect(rows[0]?.zone).toBe(ZONE);
      isNow(rows[0]?.created ?? null);
      isNow(rows[0]?.decided ?? null);
    });
  });
}
