import { createServer } from 'node:net';
import { expacti } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  pending,
  type Script,
  type ScriptedGate,
  type Step,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate | undefined;

afterEach(async () => {
  await gate?.stop();
  gate = undefined;
});

/** Prints a word that no test may find where nothing should have run. */
const RUN = ['run', '--', 'echo', 'it-ran'];

async function runAgainst(script: Script, args = RUN) {
  gate = await startScriptedGate(script);
  return expacti(gate.url, args);
}

const DECIDED: Step = (held) => ({ json: approved(held) });

describe('a gate in trouble', () => {
  test('that speaks plain http is told apart from one that is away', async () => {
    gate = await startScriptedGate({});
    const { host } = new URL(gate.url);
    expect(await expacti(`https://${host}`, RUN)).toEqual({
      code: 69,
      stdout: '',
      stderr: `expacti: The gate cannot answer: ${host} speaks plain http, use http://${host}. Nothing was run.\n`,
    });
  });

  test('is asked again with the same key', async () => {
    const busy: Step = () => ({ status: 503, json: {}, headers: { 'retry-after': '0' } });
    const limited: Step = () => ({ status: 429, json: {}, headers: { 'retry-after': '1' } });
    const create: Step = (held) => ({ status: 201, json: pending(held) });
    const end = await runAgainst({ create: [busy, () => 'cut', limited, create] });
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    const keys = gate?.callsTo('create').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
  });

  test('that asks for more patience than there is, is given up at once', async () => {
    const end = await runAgainst({
      create: [() => ({ status: 503, json: {}, headers: { 'retry-after': '60' } })],
    });
    expect(end).toMatchObject({ code: 69, stdout: '' });
  });

  test('is waited for while it is away, and believed when it is back', async () => {
    const away: Step = () => 'cut';
    const end = await runAgainst({ read: [away, () => ({ status: 502, text: 'bad gateway' }), DECIDED] });
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(end.stderr).toContain('the gate does not answer');
  });

  test('where nobody decides: the moved deadline is told once, and waited for', async () => {
    const [ends, later] = [60_000, 120_000].map((ms) => new Date(Date.now() + ms).toISOString());
    const first: Step = (held) => ({ status: 201, json: pending(held, { expires_at: ends }) });
    const moved: Step = (held) => ({ json: pending(held, { expires_at: later }) });
    const end = await runAgainst({ create: [first], read: [moved, moved, DECIDED] });
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    const told = `Nobody has decided yet. On-call was asked, and the deadline was extended to ${later}`;
    expect(end.stderr.split(told)).toHaveLength(2);
    expect(end.stderr).toMatch(/expacti: (?:1:5\d|2:0\d) left/);
  });

  test('that never answers, or is gone for good while waiting, ends in 69', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    silent.close();
    const soon = new Date(Date.now() + 1_000).toISOString();
    const [refused, vanished] = await Promise.all([
      expacti(`http://127.0.0.1:${port}`, RUN),
      runAgainst({
        create: [(held) => ({ status: 201, json: pending(held, { expires_at: soon }) })],
        read: [() => 'cut'],
        cancel: [() => 'cut'],
      }),
    ]);
    expect(refused).toMatchObject({ code: 69, stdout: '' });
    expect(refused.stderr).toContain('Nothing was run');
    expect(vanished).toMatchObject({ code: 69, stdout: '' });
    expect(vanished.stderr).toContain('Nothing was run');
  }, 60_000);

  test('whose clock is an hour ahead gives no less time', async () => {
    const hour = 3_600_000;
    const headers = { date: new Date(Date.now() + hour).toUTCString() };
    const expires_at = new Date(Date.now() + hour + 60_000).toISOString();
    const create: Step = (held) => ({ status: 201, json: pending(held, { expires_at }), headers });
    const end = await runAgainst({ create: [create] });
    expect(end).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(end.stderr).toMatch(/: (?:0:5\d|1:0\d) left/);
  });
});
