import { Redis } from 'ioredis';
import { besideGate } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';

const REQUESTS = 12;
/** A denial may be this late, in ms (CONTRACT §8). */
const LATE_MAX_MS = 5_000;

/** Every job is gone, as after FLUSHALL. First all deadlines are in their queue: they get there in the background. */
async function loseJobs(workspace: Workspace): Promise<void> {
  const { REDIS_URL: redisUrl } = workspace.env;
  const what = `${REQUESTS} deadlines in the queue`;
  if (redisUrl === undefined || redisUrl === '') {
    await besideGate(workspace, async (client) => {
      const count = `SELECT 1 FROM bullmq.job WHERE to_jsonb(job)::text LIKE '%"deadline-%'`;
      await until(what, async () => (await client.query(count)).rowCount === REQUESTS);
      await client.query('DELETE FROM bullmq.job');
    });
    return;
  }
  const redis = new Redis(redisUrl);
  await until(what, async () => (await redis.keys('expacti:timers:deadline-*')).length === REQUESTS);
  await redis.flushdb();
  await redis.quit();
}

/** The queues have lost what they were to do, and Slack does not answer. */
export function lostJobs(given: () => Workspace): void {
  afterEach(() => given().slack.faults.clear());

  test('all jobs are lost and Slack hangs: every request times out in time', async () => {
    const workspace = given();
    const { api, slack } = workspace;
    slack.faults.api('*').hang(1_000);
    const asked = await Promise.all(
      Array.from({ length: REQUESTS }, (_, n) => api.ask(`make step-${n}`, { timeout: 8 })),
    );
    await loseJobs(workspace);
    const ids = asked.map(({ id }) => id);
    const lateness = await besideGate(workspace, async (client) => {
      const read = async () => {
        const { rows } = await client.query<{ late: number }>(
          `SELECT (extract(epoch FROM d.decided_at - r.expires_at) * 1000)::float AS late
             FROM requests r JOIN decisions d ON d.request_id = r.id
            WHERE r.id = ANY($1) AND r.status = 'timed_out'`,
          [ids],
        );
        return rows.map(({ late }) => late);
      };
      await until('twelve time-outs', async () => (await read()).length === REQUESTS, 60_000);
      return read();
    });
    expect(Math.max(...lateness)).toBeLessThan(LATE_MAX_MS);
  });
}
