import { defaultSeed } from '../../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { createHome, type TestHome } from '../../support/gate/databases.ts';
import { GateFailed, type GateProcess, startGateProcess } from '../../support/gate/gate-process.ts';
import { POLICY } from '../../support/gate/workspace.ts';
import { pause } from '../../support/pause.ts';
import { readManifest } from '../../support/slack/manifest.ts';

let home: TestHome;
let slack: StandIn;
beforeAll(async () => {
  home = await createHome();
});
afterEach(() => slack.stop());
afterAll(() => home.remove());

const { commands, events, scopes } = readManifest();

async function start(granted: readonly string[] = scopes, env: Record<string, string> = {}, isDown = false) {
  const app = { ...defaultSeed.app, commands, events, scopes: [...granted] };
  slack = await startStandIn({ seed: { ...defaultSeed, app } });
  if (isDown) slack.faults.down();
  return startGateProcess({
    policy: POLICY,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      ...home.env,
      ...env,
    },
  });
}

async function failure(granted?: readonly string[], env?: Record<string, string>): Promise<GateFailed> {
  const gate = await start(granted, env).catch((error: unknown) => error);
  if (gate instanceof GateFailed) return gate;
  await (gate as GateProcess).stop();
  throw new Error('the gate came up');
}

async function readiness({ url }: GateProcess): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, text: await answer.text() };
}

test('tokens that Slack refuses are named together, and nothing opens', async () => {
  const { exitCode, stderr } = await failure(scopes, {
    SLACK_BOT_TOKEN: 'xoxb-old',
    SLACK_APP_TOKEN: 'xapp-old',
  });
  expect(exitCode).toBe(78);
  expect(stderr).toMatch(
    /^SLACK_BOT_TOKEN: Slack refuses it: invalid_auth\. Reinstall .*\nSLACK_APP_TOKEN: Slack refuses it: invalid_auth\. Create .*\n$/,
  );
});

test.each(['chat:write', 'commands', 'users:read'])('without the scope %s nothing opens', async (scope) => {
  const { exitCode, stderr } = await failure(scopes.filter((one) => one !== scope));
  expect(exitCode).toBe(78);
  expect(stderr).toBe(
    `SLACK_BOT_TOKEN: the app lacks the scope ${scope}. Reinstall the app with manifest.yml, and set SLACK_BOT_TOKEN to its token.\n`,
  );
});

test('without a scope that one feature needs the gate opens, and says so once', async () => {
  const gate = await start(scopes.filter((scope) => !['canvases:write', 'files:write'].includes(scope)));
  const said = gate.log.filter(({ msg }) => msg === 'a Slack scope is missing').map(({ scope }) => scope);
  expect(said).toEqual(['canvases:write', 'files:write']);
  expect(await gate.stop()).toBe(0);
});

test('a Slack that cannot be reached at the start: the gate opens, and is ready once Slack took its tokens', async () => {
  const gate = await start(scopes, {}, true);
  expect(await readiness(gate)).toMatchObject({
    status: 503,
    text: expect.stringContaining('Slack has not accepted the tokens yet'),
  });
  slack.faults.clear();
  let answer = await readiness(gate);
  for (let tries = 0; tries < 200 && answer.status !== 200; tries += 1) {
    await pause(50);
    answer = await readiness(gate);
  }
  expect(answer.status).toBe(200);
  expect(await gate.stop()).toBe(0);
});
