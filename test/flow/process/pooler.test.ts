import { createDatabase } from '../../support/gate/databases.ts';
import { startGateProcess } from '../../support/gate/gate-process.ts';
import { POLICY, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled } from '../../support/slack/cards.ts';

// A gate whose database is behind PgBouncer in transaction mode. It takes a server: `npm run test:services`.
const { TEST_POOLER_URL: poolerUrl } = process.env;

/** Slack is not there, and need not be. */
const SETTINGS = {
  SLACK_BOT_TOKEN: 'xoxb-x',
  SLACK_APP_TOKEN: 'xapp-x',
  SLACK_API_URL: 'http://127.0.0.1:9/api/',
};

/** The same database through the pooler. */
function throughPooler(databaseUrl: string | undefined): string {
  const url = new URL(poolerUrl ?? '');
  url.pathname = new URL(databaseUrl ?? '').pathname;
  return url.toString();
}

test('a test of a pooler needs one', () => {
  expect(poolerUrl === undefined).toBe(process.env.TEST_DATABASE_URL === undefined);
});

if (poolerUrl !== undefined) {
  describe.each([
    [
      'with DATABASE_DIRECT_URL',
      (env: Record<string, string>) => ({ REDIS_URL: '', DATABASE_DIRECT_URL: env.DATABASE_URL ?? '' }),
    ],
    ['with nothing else', () => ({ REDIS_URL: '' })],
  ])('%s', (_what, more) => {
    let workspace: Workspace;
    beforeAll(async () => {
      workspace = await startWorkspace();
      await workspace.gate.stop();
      const { env } = workspace;
      Object.assign(env, more({ ...env }), { DATABASE_URL: throughPooler(env.DATABASE_URL) });
      await workspace.restart();
    });
    afterAll(() => workspace.stop());

    test('two gates: a click that one hears releases a caller at the other, and its card follows', async () => {
      const { api } = workspace;
      const second = await workspace.another();
      const asked = await api.ask('make deploy');
      const waiting = [api.read(asked.id, 30), second.api.read(asked.id, 30)];
      const card = await cardOf(workspace, asked.id);
      await card.press('U0ANA', 'Approve');
      expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(['approved', 'approved']);
      await settled(workspace, card, /Approved/);
    });

    test('a request that nobody decides times out, and nothing is logged as trouble', async () => {
      const { api, gate } = workspace;
      const asked = await api.ask('make nothing', { timeout: 5 });
      expect((await api.read(asked.id, 20)).status).toBe('timed_out');
      const troubles = gate.log.filter(({ level }) => level === 'warn' || level === 'error');
      expect(troubles.map(({ msg, err }) => [msg, err])).toEqual([]);
    });
  });
  test('an empty database is migrated through the pooler, by two gates at once', async () => {
    const home = await createDatabase(process.env.TEST_DATABASE_URL ?? '');
    const env = { ...SETTINGS, DATABASE_URL: throughPooler(home.url), REDIS_URL: '' };
    const gates = await Promise.all([1, 2].map(() => startGateProcess({ policy: POLICY, env })));
    expect(await Promise.all(gates.map((gate) => gate.stop()))).toEqual([0, 0]);
    await home.drop();
  });
}
