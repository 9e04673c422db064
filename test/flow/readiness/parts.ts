import { Redis } from 'ioredis';
import { setReadOnly } from '../../support/gate/running-database.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { degradedAre, readiness } from './look.ts';

export function parts(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  afterEach(() => workspace.slack.faults.clear());

  test('all is well: 200, also if asked strictly', async () => {
    expect(await degradedAre(workspace)).toMatchObject({ status: 200, strict: 200, ready: '1' });
  });

  test('no socket to Slack: 200 with the part named, 503 if asked strictly', async () => {
    const { slack, api } = workspace;
    slack.faults.sockets.refuse();
    slack.faults.sockets.dropAll();
    const { checks, ...seen } = await degradedAre(workspace, 'slack_socket');
    expect(seen).toMatchObject({ status: 200, strict: 503, ready: '1' });
    expect(checks.slack_socket).toMatch(/socket to Slack is not connected/);
    for (const [query, status] of [
      ['?strict=1', 503],
      ['?strict=true', 503],
      ['?strict=yes&strict=yes', 503],
      ['?strict=false', 200],
      ['?strict=0', 200],
      ['?other', 200],
    ] as const)
      expect((await api.call('GET', `/readyz${query}`)).status).toBe(status);
    slack.faults.clear();
    await degradedAre(workspace);
  });

  test('a database turned read-only: 503 with the reason, and 200 when it is writable again', async () => {
    await setReadOnly(workspace.home, true);
    await until('503', async () => (await readiness(workspace)).status === 503);
    let seen = await readiness(workspace);
    await until('the reason', async () => {
      seen = await readiness(workspace);
      return /read-only/.test(seen.checks.database ?? '');
    });
    expect(seen).toMatchObject({ status: 503, strict: 503, ready: '0' });
    expect(seen.metric).toContain('database');
    await setReadOnly(workspace.home, false);
    await until('200', async () => (await readiness(workspace)).strict === 200);
  });

  const redisUrl = process.env.TEST_REDIS_URL;
  if (redisUrl !== undefined)
    test('a Redis that takes no writes: 200 with the part named', async () => {
      const redis = new Redis(redisUrl);
      await redis.call('ACL', 'SETUSER', 'gate', 'on', '>pw', '~*', '&*', '+@all');
      const url = new URL(redisUrl);
      Object.assign(url, {
        username: 'gate',
        password: 'pw',
        pathname: `/${process.env.JEST_WORKER_ID ?? '1'}`,
      });
      const other = await startWorkspace(undefined, { REDIS_URL: url.toString() });
      await redis.call('ACL', 'SETUSER', 'gate', '-set');
      const { checks, ...seen } = await degradedAre(other, 'jobs', 'redis');
      expect(seen).toMatchObject({ status: 200, strict: 503 });
      expect(checks.redis).toMatch(/lacks rights/);
      await redis.call('ACL', 'SETUSER', 'gate', '+set');
      await degradedAre(other);
      await other.stop();
      await redis.call('ACL', 'DELUSER', 'gate');
      await redis.quit();
    });
}
