import { type ActionRunner, createActionRunner } from '../../support/callers/action-runner.ts';
import {
  approved,
  pending,
  type ScriptedGate,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';
import { type ForwardProxy, startForwardProxy } from '../../support/forward-proxy/forward-proxy.ts';
import { CERTIFICATE, startTlsFront } from '../../support/forward-proxy/tls-front.ts';

// A runner behind a proxy: `gate.test` is known to the proxy alone.
const CREDENTIALS = 'runner:p@ssw0rd';
const SECRET = /ssw0rd|cnVubmVy/;
const INPUTS = { command: 'echo it-ran' };

let gate: ScriptedGate;
let front: Awaited<ReturnType<typeof startTlsFront>>;
let proxy: ForwardProxy;
let runner: ActionRunner;

beforeEach(async () => {
  gate = await startScriptedGate({
    create: [(held) => ({ status: 201, json: pending(held) })],
    read: [(held) => ({ json: approved(held) })],
  });
  front = await startTlsFront(Number(new URL(gate.url).port));
  proxy = await startForwardProxy({ hosts: { 'gate.test:443': front.port }, credentials: CREDENTIALS });
  runner = await createActionRunner('wss://gate.test');
});
afterEach(async () => {
  await runner.remove();
  await proxy.stop();
  await front.stop();
  await gate.stop();
});

async function act(HTTPS_PROXY: string) {
  const end = await runner.start(INPUTS, { HTTPS_PROXY, NODE_EXTRA_CA_CERTS: CERTIFICATE }).ended;
  expect(end.stdout + end.stderr + (await runner.summary())).not.toMatch(SECRET);
  return end;
}

test('the action asks and waits through the proxy of its environment', async () => {
  const end = await act(proxy.url.replace('//', '//runner:p%40ssw0rd@'));
  expect(end).toMatchObject({ code: 0, stdout: expect.stringContaining('it-ran\n') });
  expect(await runner.outputs()).toMatchObject({ status: 'approved' });
  expect(proxy.asked.length).toBe(gate.calls.length);
});

test('a proxy that requires credentials fails the step, and the annotation says so', async () => {
  const end = await act(proxy.url);
  expect(end.code).toBe(69);
  expect(end.stdout).toMatch(/^::error title=expacti::.*requires credentials \(HTTP 407\)/m);
  expect(end.stdout).not.toContain('it-ran');
  expect(await runner.outputs()).toMatchObject({ status: 'error' });
});

test('a proxy of another kind is a wrong setting', async () => {
  const end = await act('socks5://runner:p%40ssw0rd@proxy:1080');
  expect(end.code).toBe(78);
  expect(end.stdout).toMatch(/^::error title=expacti::HTTPS_PROXY names a socks5 proxy/m);
  expect(gate.calls).toEqual([]);
});
