import { join } from 'node:path';
import { startWorkspace, type Workspace } from '../support/workspace.ts';

// Two gates on one database, whose clocks differ by ten minutes. It takes a server: `npm run test:services`.
const isOnServer = process.env.TEST_DATABASE_URL !== undefined;
const AHEAD_MS = 600_000;

test('two gates need a database that can be shared', () => {
  expect(isOnServer).toBe(process.env.TEST_REDIS_URL !== undefined);
});

if (isOnServer) {
  describe.each([
    ['ahead', AHEAD_MS],
    ['behind', -AHEAD_MS],
  ])('a gate whose clock is %s', (_what, aheadMs) => {
    let workspace: Workspace;
    beforeAll(async () => {
      workspace = await startWorkspace();
    });
    afterAll(() => workspace.stop());

    test('ends no request early, and none late', async () => {
      const { api, env } = workspace;
      const before = await api.ask('make before', { timeout: 20 });
      Object.assign(env, {
        EXPACTI_TEST_CLOCK_AHEAD_MS: String(aheadMs),
        NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/shifted-clock.cjs')}`,
      });
      const shifted = await workspace.another();
      const there = await shifted.api.ask('make there', { timeout: 10 });
      expect([there.status, (await api.read(there.id)).status]).toEqual(['pending', 'pending']);
      const { headers } = await shifted.api.call('GET', `/v1/requests/${there.id}`);
      const lead = Math.abs(Date.parse(headers.get('date') ?? '') - Date.now());
      // What callers compare `expires_at` with.
      expect(lead).toBeLessThan(AHEAD_MS / 2);
      for (const { id } of [there, before])
        for (const gate of [shifted.api, api]) expect((await gate.read(id, 30)).status).toBe('timed_out');
      for (const { id, created_at: at } of [there, before])
        expect(Date.parse((await api.read(id)).decided_at ?? '')).toBeGreaterThan(Date.parse(at) + 5_000);
      expect(shifted.gate.log.map(({ msg }) => msg)).toContain(
        'the clocks of this machine and of the database differ; the gate goes by the database',
      );
    });
  });
}
