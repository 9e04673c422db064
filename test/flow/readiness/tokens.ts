import type { Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { readManifest } from '../../support/slack/manifest.ts';
import { degradedAre, logged } from './look.ts';

const REFUSED = 'Slack no longer accepts what the gate needs';
const AGAIN = 'Slack accepts it again';

export function tokens(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const { scopes } = readManifest();
  const before = { refused: 0, again: 0 };
  beforeEach(() => {
    before.refused = logged(workspace, REFUSED).length;
    before.again = logged(workspace, AGAIN).length;
  });
  afterEach(async () => {
    workspace.slack.setScopes(scopes);
    workspace.slack.faults.clear();
    await degradedAre(workspace);
  });

  /** What was said since the test began. */
  const said = () => ({
    refused: logged(workspace, REFUSED).slice(before.refused),
    again: logged(workspace, AGAIN).slice(before.again),
  });

  test('a bot token that Slack refuses is noticed at the next call, said once, and so is its end', async () => {
    const { slack, api } = workspace;
    for (const method of ['auth.test', 'chat.*', 'users.*', 'usergroups.*'])
      slack.faults.api(method).error('token_revoked', 10_000);
    const asked = await api.ask('ls');
    const { checks, ...seen } = await degradedAre(workspace, 'slack_tokens');
    expect(seen).toMatchObject({ status: 200, strict: 503 });
    expect(checks.slack_tokens).toMatch(/^SLACK_BOT_TOKEN: Slack refuses it: token_revoked\. Reinstall/);
    expect(said().refused).toEqual([
      expect.objectContaining({
        name: 'SLACK_BOT_TOKEN',
        fix: expect.stringContaining('Reinstall the app'),
      }),
    ]);
    slack.faults.clear();
    await degradedAre(workspace);
    expect(said()).toMatchObject({ refused: [{}], again: [{}] });
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test('a scope that the gate needs is taken away: named with the fix', async () => {
    const { slack, api } = workspace;
    slack.setScopes(scopes.filter((scope) => scope !== 'chat:write'));
    const asked = await api.ask('ls');
    const { checks } = await degradedAre(workspace, 'slack_scopes');
    expect(checks.slack_scopes).toBe(
      'SLACK_BOT_TOKEN: the app lacks the scope chat:write. Reinstall the app with manifest.yml, and set SLACK_BOT_TOKEN to its token.',
    );
    expect(said().refused).toHaveLength(1);
    await api.call('POST', `/v1/requests/${asked.id}/cancel`);
  });

  test('an app-level token that Slack refuses is said once, and tried again calmly', async () => {
    const { slack } = workspace;
    const warnings = () => logged(workspace, 'cannot connect to Slack').length;
    const warned = warnings();
    slack.faults.api('apps.connections.open').error('missing_scope', 10_000);
    slack.faults.sockets.dropAll();
    const { checks } = await degradedAre(workspace, 'slack_socket', 'slack_tokens');
    expect(checks.slack_tokens).toMatch(
      /^SLACK_APP_TOKEN: Slack refuses it: missing_scope\. Create an app-level token/,
    );
    const calls = slack.calls('apps.connections.open').length;
    await until('the second lane', async () => warnings() - warned === 2);
    expect(said().refused).toHaveLength(1);
    expect(slack.calls('apps.connections.open').length - calls).toBeLessThan(4);
  });
}
