import { Client } from 'pg';
import type { Workspace } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';

const CALLERS = 20;
const ROUNDS = 8;
const TERMINATE =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** PostgreSQL ends connections at any moment: between two queries, in one, and before the gate has got them. */
export function cutConnections(given: () => Workspace): void {
  test('all connections are cut again and again under load: the gate stays, and answers truly', async () => {
    const { api, home, gate } = given();
    const admin = new Client({ connectionString: home.env.DATABASE_URL });
    await admin.connect();
    const over = new AbortController();
    const statuses = new Set<number>();
    const ids: string[] = [];
    const caller = async (n: number): Promise<void> => {
      for (let asked = 0; !over.signal.aborted; asked += 1) {
        const body = { command: `echo ${n}-${asked}`, timeout: 600 };
        const answer = await api.call<{ id: string }>('POST', '/v1/requests', body);
        statuses.add(answer.status);
        if (answer.status === 201) ids.push(answer.body.id);
        else await pause(20);
      }
    };
    const callers = Promise.all(Array.from({ length: CALLERS }, (_, n) => caller(n)));
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let times = 0; times < 4; times += 1) {
        await admin.query(TERMINATE);
        await pause(15);
      }
      await pause(120);
    }
    over.abort();
    await callers;
    const { rows } = await admin.query<{ id: string }>('SELECT id FROM requests WHERE id = ANY($1)', [ids]);
    await admin.end();
    expect([...statuses].filter((status) => ![201, 429, 503].includes(status))).toEqual([]);
    expect(rows).toHaveLength(ids.length);
    expect(ids.length).toBeGreaterThan(0);
    expect(gate.log.filter(({ level }) => level === 'fatal')).toEqual([]);
    expect((await api.call('GET', '/healthz')).status).toBe(200);
  });
}
