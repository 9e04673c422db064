import { type RedisServer, startRedis } from '../../support/gate/redis-server.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { cardOf } from '../../support/slack/cards.ts';

/** A denial may be this late, in ms (CONTRACT §8). */
const LATE_MAX_MS = 5_000;

/** Asked for only in the case that says so. */
const PASSWORD = 'not known to the gate';

/** Redis answers, and takes nothing. */
export function redisTrouble(given: () => Workspace): void {
  let redis: RedisServer;
  beforeAll(async () => {
    const workspace = given();
    redis = await startRedis(PASSWORD);
    await redis.run('ACL', 'SETUSER', 'default', 'nopass');
    await workspace.gate.stop();
    workspace.env.REDIS_URL = redis.url;
    await workspace.restart();
  });
  afterAll(() => redis.stop());

  const jobs = async (): Promise<string | undefined> => {
    const { body } = await given().api.call<{ checks: Record<string, string> }>('GET', '/readyz?strict');
    return body.checks.jobs;
  };

  test.each([
    ['full', [['CONFIG', 'SET', 'maxmemory', '1']], ['CONFIG', 'SET', 'maxmemory', '0']],
    ['read-only', [['REPLICAOF', '127.0.0.1', '9']], ['REPLICAOF', 'NO', 'ONE']],
    [
      'asking for a password',
      [
        ['ACL', 'SETUSER', 'default', 'resetpass', `>${PASSWORD}`],
        ['CLIENT', 'KILL', 'TYPE', 'normal'],
      ],
      ['ACL', 'SETUSER', 'default', 'nopass'],
    ],
  ] as const)(
    '%s: the jobs are not well, cards come, and a denial is not late',
    async (_what, fault, cure) => {
      const { api } = given();
      await until('jobs that are well', async () => (await jobs()) === 'ok');
      for (const [command, ...words] of fault) await redis.run(command, ...words);
      await until('jobs that are not well', async () => (await jobs()) !== 'ok');
      const asked = await api.ask('make more', { timeout: 9 });
      await cardOf(given(), asked.id);
      const { status, decision, expires_at: due } = await api.read(asked.id, 30);
      expect({ status, kind: decision?.by.kind }).toEqual({ status: 'timed_out', kind: 'timeout' });
      const { decided_at: decidedAt } = await api.read(asked.id);
      expect(Date.parse(decidedAt ?? '') - Date.parse(due)).toBeLessThan(LATE_MAX_MS);
      await redis.run(cure[0], ...cure.slice(1));
    },
  );
}
