import { setReadOnly } from '../../support/gate/running-database.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { readManifest } from '../../support/slack/manifest.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

/** What the app last told Slack of its presence. */
const light = (): unknown => workspace.slack.calls('users.setPresence').at(-1)?.args.presence;

/** Waits until the light is this, for 30 s at most. @returns what it is then. */
async function lightOnce(presence: 'auto' | 'away'): Promise<unknown> {
  await until(`the light to be ${presence}`, async () => light() === presence, 30_000);
  return light();
}

test('the light is on while the gate is well, and off while its sockets are away', async () => {
  expect(await lightOnce('auto')).toBe('auto');
  const { faults } = workspace.slack;
  faults.sockets.refuse();
  faults.sockets.dropAll();
  expect(await lightOnce('away')).toBe('away');
  faults.clear();
  expect(await lightOnce('auto')).toBe('auto');
});

test('the light is off while the database takes no writes', async () => {
  await setReadOnly(workspace.home, true);
  expect(await lightOnce('away')).toBe('away');
  await setReadOnly(workspace.home, false);
  expect(await lightOnce('auto')).toBe('auto');
});

test('a gate that stops turns the light off, and the next one turns it on', async () => {
  await workspace.gate.stop();
  expect(await lightOnce('away')).toBe('away');
  await workspace.restart();
  expect(await lightOnce('auto')).toBe('auto');
});

test('without users:write the gate works as before', async () => {
  const { slack } = workspace;
  await workspace.gate.stop();
  slack.setScopes(readManifest().scopes.filter((scope) => scope !== 'users:write'));
  const calls = slack.calls('users.setPresence').length;
  await workspace.restart();
  await until('the light to be tried', async () => slack.calls('users.setPresence').length > calls);
  const { body, status } = await workspace.api.call<{ degraded: string[] }>('GET', '/readyz?strict');
  expect([status, body.degraded]).toEqual([200, []]);
});
