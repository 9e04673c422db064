import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { POLICY, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';

/** Preloads a clock that is ten minutes ahead, or behind. */
const shifted = (aheadMs: number) => ({
  EXPACTI_TEST_CLOCK_AHEAD_MS: String(aheadMs),
  NODE_OPTIONS: `--require=${join(process.cwd(), 'test/support/shifted-clock.cjs')}`,
});

describe('a clock that jumps back', () => {
  let folder: string;
  let workspace: Workspace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'expacti-clock-'));
    const env = { ...shifted(-AHEAD_MS), EXPACTI_TEST_CLOCK_FILE: join(folder, 'jumped') };
    workspace = await startWorkspace(POLICY, env);
  });
  afterAll(async () => {
    await workspace.stop();
    await rm(folder, { recursive: true });
  });

  test('keeps no card waiting, and no caller', async () => {
    const { api } = workspace;
    // So many that the pace of the channel is used up.
    const before = await Promise.all([1, 2, 3, 4, 5].map((n) => api.ask(`make thing-${n}`)));
    for (const { id } of before) await cardOf(workspace, id);
    const waiting = api.read(before[0]?.id ?? '', 5);
    await writeFile(join(folder, 'jumped'), '');
    const after = await api.ask('make after');
    await cardOf(workspace, after.id);
    expect((await waiting).status).toBe('pending');
  });
});

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
      Object.assign(env, shifted(aheadMs));
      const other = await workspace.another();
      const there = await other.api.ask('make there', { timeout: 10 });
      expect([there.status, (await api.read(there.id)).status]).toEqual(['pending', 'pending']);
      const { headers } = await other.api.call('GET', `/v1/requests/${there.id}`);
      const lead = Math.abs(Date.parse(headers.get('date') ?? '') - Date.now());
      // What callers compare `expires_at` with.
      expect(lead).toBeLessThan(AHEAD_MS / 2);
      for (const { id } of [there, before])
        for (const gate of [other.api, api]) expect((await gate.read(id, 30)).status).toBe('timed_out');
      for (const { id, created_at: at } of [there, before])
        expect(Date.parse((await api.read(id)).decided_at ?? '')).toBeGreaterThan(Date.parse(at) + 5_000);
      expect(other.gate.log.map(({ msg }) => msg)).toContain(
        'the clocks of this machine and of the database differ; the gate uses the clock of the database',
      );
    });
  });
}
