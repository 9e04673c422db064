import { SECRET, wayBehindProxy } from '../../support/forward-proxy/behind-proxy.ts';
import { type GateFailed, startGateProcess } from '../../support/gate/gate-process.ts';
import { POLICY, startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';
import { clickThroughRefreshes } from '../../support/slack/refreshes.ts';
import { command } from '../../support/slack/rule-modal.ts';
import { runDoctor, settingsOf } from '../doctor/run-doctor.ts';
import { degradedAre } from '../readiness/look.ts';

// Slack is at https://slack.test, a name that only the proxy knows: whatever arrives there went through the proxy.
const way = wayBehindProxy();
let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace(POLICY, {}, {}, way);
});
afterAll(async () => {
  await workspace.stop();
  await way.stop();
});

async function approveOne(text: string): Promise<void> {
  const { api } = workspace;
  const asked = await api.ask(text);
  const card = await cardOf(workspace, asked.id);
  await card.press('U0ANA', 'Approve');
  expect(await api.read(asked.id, 30)).toMatchObject({
    status: 'approved',
    decision: { by: { id: 'U0ANA' } },
  });
  await settled(workspace, card, /Approved by <@U0ANA>/);
}

test('a request is asked for and approved by a click', async () => {
  await approveOne('docker compose up -d');
  expect(new Set(way.proxy().asked)).toEqual(new Set(['CONNECT slack.test:443']));
});

test('a slash command is answered at its response URL, with a picture', async () => {
  const { slack } = workspace;
  await command(workspace, 'U0ANA', 'stats');
  await told(workspace, 'U0ANA', /1 request ended/);
  const picture = await slack.waitFor(
    () =>
      slack
        .snapshot('U0ANA')
        .channels.flatMap(({ messages }) => messages)
        .flatMap(({ files }) => files)[0],
    { what: 'the picture', timeoutMs: 20_000 },
  );
  expect(JSON.stringify(picture)).toContain('stats.png');
  // Without its response URL the answer would have come another way.
  expect(workspace.gate.log.filter(({ level }) => level === 'warn')).toEqual([]);
});

test('a long command is uploaded whole, and can then be approved', async () => {
  const text = Array.from({ length: 400 }, (_, index) => `echo line-${index}-of-a-long-command`).join('\n');
  await approveOne(text);
  const files = workspace.slack.messages('C0APPROVALS').flatMap((message) => message.files);
  expect(files.map((file) => file.text)).toEqual([text]);
});

test('sockets that the proxy cuts are opened again', async () => {
  const opened = workspace.slack.socketsOpened();
  way.proxy().cut();
  await workspace.slack.waitFor(() => workspace.slack.socketsOpened() >= opened + 2, { what: 'new sockets' });
  expect(workspace.slack.connections()).toBeGreaterThanOrEqual(1);
  await approveOne('make after-a-cut');
});

test('no click is lost while Slack refreshes sockets behind the proxy', async () => {
  const { clicks, lost } = await clickThroughRefreshes(workspace, 3);
  expect(clicks).toBeGreaterThan(0);
  expect(lost).toEqual([]);
});

test.each<[what: string, breakIt: () => Promise<void>, heal: () => Promise<void>]>([
  ['is away', () => way.proxy().goAway(), () => way.proxy().comeBack()],
  [
    'says nothing',
    async () => {
      way.proxy().setMode('hanging');
      way.proxy().cut();
    },
    async () => {
      way.proxy().setMode('passing');
      way.proxy().cut();
    },
  ],
  [
    'refuses',
    async () => {
      way.proxy().setMode({ status: 403 });
      way.proxy().cut();
    },
    async () => way.proxy().setMode('passing'),
  ],
])('a proxy that %s: the gate is degraded, answers callers, and recovers', async (_what, breakIt, heal) => {
  const { api, gate } = workspace;
  const before = gate.log.length;
  await breakIt();
  expect(await degradedAre(workspace, 'slack_socket')).toMatchObject({ status: 200 });
  const asked = await api.ask('make while-it-is-away');
  expect(asked.status).toBe('pending');
  await until('a line of the log that names the proxy', async () => {
    const said = gate.log.slice(before).filter(({ msg }) => msg === 'cannot connect to Slack');
    return JSON.stringify(said).includes(`the proxy ${way.proxy().address}`);
  });
  await heal();
  await degradedAre(workspace);
  const card = await cardOf(workspace, asked.id);
  await card.press('U0ANA', 'Approve');
  expect(await api.read(asked.id, 30)).toMatchObject({ status: 'approved' });
});

test('doctor goes through the proxy and names it', async () => {
  const env = { ...workspace.env };
  const { stdout, code } = await runDoctor(env, POLICY, ['--no-card']);
  expect(stdout).toMatch(
    `ok    proxy      Calls to slack.test go through the proxy ${way.proxy().address} (HTTPS_PROXY), with credentials.`,
  );
  expect(stdout).toContain('Slack accepts SLACK_BOT_TOKEN');
  expect(stdout).not.toMatch(SECRET);
  expect([0, 78]).toContain(code);
});

test('doctor says what the proxy said', async () => {
  const env = { ...workspace.env, ...settingsOf(workspace.slack), HTTPS_PROXY: way.proxy().url };
  const { stdout, code } = await runDoctor(env, POLICY, ['--no-card']);
  expect(code).toBe(69);
  expect(stdout).toContain(
    `SLACK_BOT_TOKEN: Slack cannot be reached: the proxy ${way.proxy().address} requires credentials (HTTP 407)`,
  );
});

test.each([
  [
    'socks5://gate:p%40ss%3Aw0rd@proxy:1080',
    'HTTPS_PROXY: names a socks5 proxy, but only http and https proxies work. Set it to',
  ],
  ['http://gate:1#w0rd@proxy:3128', 'HTTPS_PROXY: must contain only user, password, host and port. Use'],
])('a gate does not start with HTTPS_PROXY=%s: one line, exit code 78', async (value, says) => {
  const env = { ...workspace.env, HTTPS_PROXY: value };
  const failed: unknown = await startGateProcess({ env, policy: POLICY }).catch((error: unknown) => error);
  expect(failed).toMatchObject({ exitCode: 78, stderr: expect.stringMatching(/^[^\n]+\n$/) });
  expect((failed as GateFailed).stderr).toContain(says);
  expect((failed as GateFailed).stderr).not.toMatch(SECRET);
});

test('no line of the log holds the credentials, and nothing went past the proxy', () => {
  expect(JSON.stringify(workspace.gate.log)).not.toMatch(SECRET);
  expect(workspace.gate.stderr()).not.toMatch(SECRET);
  expect(new Set(way.proxy().asked)).toEqual(new Set(['CONNECT slack.test:443']));
});
