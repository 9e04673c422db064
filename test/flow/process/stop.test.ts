import { startTcpProxy, type TcpProxy } from '../../support/gate/tcp-proxy.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';

// SIGTERM ends a gate cleanly, whatever it stands on is doing, and callers that wait are answered so that they ask elsewhere.
/** How long a stop may take, in ms. */
const LIMIT_MS = 5_000;

let workspace: Workspace;
const proxies = new Map<string, TcpProxy>();

beforeAll(async () => {
  workspace = await startWorkspace();
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    const url = workspace.env[name];
    if (url === undefined) continue;
    const proxy = await startTcpProxy(url);
    proxies.set(name, proxy);
    workspace.env[name] = proxy.through(url);
  }
  if (proxies.size > 0) await workspace.gate.stop();
  if (proxies.size > 0) await workspace.restart();
});
afterEach(async () => {
  workspace.slack.faults.clear();
  for (const proxy of proxies.values()) proxy.resume();
  await workspace.restart();
});
afterAll(async () => {
  await workspace.stop();
  for (const proxy of proxies.values()) await proxy.stop();
});

/** Lets a caller wait, breaks something, and stops the gate. */
async function stopAfter(fault: () => void) {
  const { api, gate } = workspace;
  const asked = await api.ask('make slow', { timeout: 600 });
  // Still pending, or 503 if the database is away: the caller asks again, elsewhere.
  const waiting = api.call('GET', `/v1/requests/${asked.id}?wait=60`).then(
    ({ status, body }) => (status === 503 || body.status === 'pending' ? 'asks again' : body),
    () => 'cut',
  );
  await until('a waiting caller', async () => {
    const metrics = await (await fetch(`${gate.url}/metrics`)).text();
    return /^expacti_waiting_callers [1-9]/m.test(metrics);
  });
  fault();
  // A part of work is under way that the fault holds up.
  await api.call('POST', `/v1/requests/${asked.id}/result`, { exit_code: 0, duration_ms: 1 });
  const startedAt = Date.now();
  const exitCode = await gate.stop();
  return { exitCode, isInTime: Date.now() - startedAt < LIMIT_MS, caller: await waiting };
}

const CLEANLY = { exitCode: 0, isInTime: true, caller: 'asks again' };

test('nothing is wrong: the caller is answered and the gate ends', async () => {
  expect(await stopAfter(() => undefined)).toEqual(CLEANLY);
});

test('Slack hangs', async () => {
  const hang = () => workspace.slack.faults.api('*').hang(1_000);
  hang();
  for (const n of [1, 2, 3]) await workspace.api.ask(`make card-${n}`, { timeout: 600 });
  expect(await stopAfter(hang)).toEqual(CLEANLY);
});

if (process.env.TEST_DATABASE_URL !== undefined) {
  test.each([
    ['Redis is gone', 'REDIS_URL', 'cut'],
    ['Redis hangs', 'REDIS_URL', 'hang'],
    ['the database is gone', 'DATABASE_URL', 'cut'],
  ] as const)('%s', async (_what, name, fault) => {
    expect(await stopAfter(() => proxies.get(name)?.[fault]())).toEqual(CLEANLY);
  });
}
