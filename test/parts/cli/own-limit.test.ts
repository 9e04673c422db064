import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expacti } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  pending,
  type Script,
  type ScriptedGate,
  type Step,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';

// `-t` holds whatever the gate answers, and nothing runs after it.
let gate: ScriptedGate | undefined;
let server: Server | undefined;
afterEach(async () => {
  await gate?.stop();
  gate = undefined;
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

const LIMITED = ['run', '-t', '2', '--', 'echo', 'it-ran'];
// No gate below ends by itself: without a limit of its own the command line would wait until the test fails.

async function runAgainst(script: Script) {
  await gate?.stop();
  gate = await startScriptedGate(script);
  return runAt(gate.url);
}

async function runAt(url: string) {
  const end = await expacti(url, LIMITED);
  expect(end.stdout).toBe('');
  expect(end.stderr).toContain('Nothing was run');
  return end;
}

const later = (ms: number): string => new Date(Date.now() + ms).toISOString();
const DAY = 86_400_000;
const waits =
  (expiresAt: string): Step =>
  (held) => ({ json: pending(held, { expires_at: expiresAt }) });
const never = (expiresAt: string): Script => ({ create: [waits(expiresAt)], read: [waits(expiresAt)] });

test.each([
  ['in a day', later(DAY)],
  ['in the year 9999', '9999-12-31T23:59:59Z'],
])('a request that the gate says waits until %s', async (_when, expiresAt) => {
  const end = await runAgainst(never(expiresAt));
  expect(end).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('No answer within the limit of 2 s'),
  });
  expect(gate?.callsTo('cancel')).toHaveLength(1);
});

test('a deadline that moves with every answer', async () => {
  const moving: Step = (held) => ({ json: pending(held, { expires_at: later(60_000) }) });
  expect(await runAgainst({ create: [moving], read: [moving] })).toMatchObject({ code: 75 });
});

test.each([-DAY, DAY])('a clock that is %s ms ahead', async (ahead) => {
  const headers = { date: new Date(Date.now() + ahead).toUTCString() };
  const expires_at = new Date(Date.now() + ahead + DAY).toISOString();
  const slow: Step = (held) => ({ json: pending(held, { expires_at }), headers });
  expect(await runAgainst({ create: [slow], read: [slow] })).toMatchObject({ code: 75 });
});

test('an approval that comes after the limit', async () => {
  const late: Step = async (held) => {
    await gate?.called('cancel');
    return { json: approved(held) };
  };
  const end = await runAgainst({ create: [waits(later(3_000))], read: [late] });
  expect(end).toMatchObject({
    code: 75,
    stderr: expect.stringContaining('No answer within the limit of 2 s'),
  });
});

test('an approval in answer to the cancel', async () => {
  const script = never(later(DAY));
  const tooLate: Step = (held) => ({ status: 409, json: { title: 'Conflict', request: approved(held) } });
  const end = await runAgainst({ ...script, cancel: [tooLate] });
  expect(end).toMatchObject({ code: 75, stderr: expect.stringContaining('is no longer used') });
});

test.each([429, 503])('%i with a Retry-After of 30 years, while it waits', async (status) => {
  const busy: Step = () => ({ status, json: {}, headers: { 'retry-after': '999999999' } });
  expect(await runAgainst({ create: [waits(later(DAY))], read: [busy] })).toMatchObject({ code: 69 });
});

test('429 with a Retry-After of 30 years at once', async () => {
  const busy: Step = () => ({ status: 429, json: {}, headers: { 'retry-after': '999999999' } });
  expect(await runAgainst({ create: [busy] })).toMatchObject({ code: 69 });
});

test('no answer, ever', async () => {
  expect(await runAgainst({ create: [() => 'silence'] })).toMatchObject({ code: 69 });
  expect(
    await runAgainst({ create: [waits(later(DAY))], read: [() => 'silence'], cancel: [() => 'silence'] }),
  ).toMatchObject({ code: 75, stderr: expect.stringContaining('so the request ends at its deadline') });
});

test.each([
  ['one byte at a time', ' ', 100],
  ['without end', ' '.repeat(1 << 20), 5],
])('an answer that comes %s', async (_how, chunk, everyMs) => {
  server = createServer((_request, response) => {
    response.writeHead(201, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(chunk), everyMs);
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await runAt(`http://127.0.0.1:${port}`)).toMatchObject({ code: 69 });
});

test('a redirect takes the token nowhere', async () => {
  const elsewhere = await startScriptedGate();
  const moved: Step = () => ({
    status: 307,
    json: {},
    headers: { location: `${elsewhere.url}/v1/requests` },
  });
  const end = await runAgainst({ create: [moved] });
  expect(end).toMatchObject({ code: 69, stderr: expect.stringContaining('does not send the token there') });
  expect(elsewhere.calls).toEqual([]);
  await elsewhere.stop();
});

test('an honest gate whose deadline is a little behind the limit is believed that nobody answered', async () => {
  const ends = later(2_200);
  const timedOut: Step = async (held) => {
    await new Promise((resolve) => setTimeout(resolve, Date.parse(ends) - Date.now()));
    return { json: pending(held, { status: 'timed_out', expires_at: ends }) };
  };
  const end = await runAgainst({ create: [waits(ends)], read: [timedOut] });
  expect(end).toMatchObject({ code: 75, stderr: expect.stringContaining('Nobody answered within') });
  expect(gate?.callsTo('cancel')).toEqual([]);
});

test('http:// to another machine is refused before anything is sent', async () => {
  const args = ['rules', 'export'];
  for (const url of ['http://192.0.2.1', 'ws://localhost.evil.example']) {
    expect(await expacti(url, LIMITED)).toMatchObject({
      code: 78,
      stderr: expect.stringMatching(
        /^EXPACTI_URL is (http|ws):\/\/ to another machine, .*EXPACTI_INSECURE=1/,
      ),
    });
    expect(await expacti(url, args)).toMatchObject({ code: 78 });
  }
});
