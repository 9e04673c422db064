import { startCli } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  type Held,
  pending,
  type Script,
  type ScriptedGate,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate | undefined;

afterEach(async () => {
  await gate?.stop();
  gate = undefined;
});

async function startAgainst(script: Script) {
  gate = await startScriptedGate(script);
  return { gate, running: startCli(gate.url, ['run', '--', 'echo', 'it-ran']) };
}

const tooLate = (held: Held) => ({
  status: 409,
  json: { title: 'Conflict', status: 409, detail: 'Decided.', request: approved(held) },
});

describe('a signal while waiting', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s cancels the request', async (signal) => {
    const { gate, running } = await startAgainst({ read: [() => 'silence'] });
    await gate.called('read');
    running.process.kill(signal);
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
    expect(gate.callsTo('cancel').map(({ path }) => path)).toEqual([
      gate.callsTo('read')[0]?.path.replace(/\?.*/, '/cancel'),
    ]);
  });

  test('that loses against an approval still runs nothing, and says so', async () => {
    const { gate, running } = await startAgainst({ read: [() => 'silence'], cancel: [tooLate] });
    await gate.called('read');
    running.process.kill('SIGINT');
    const end = await running.ended;
    expect(end).toMatchObject({ code: 130, stdout: '' });
    expect(end.stderr).toContain('It had just been approved');
    expect(gate.callsTo('result')).toEqual([]);
  });

  test('a second one ends at once', async () => {
    const { gate, running } = await startAgainst({ read: [() => 'silence'], cancel: [() => 'silence'] });
    await gate.called('read');
    running.process.kill('SIGINT');
    await gate.called('cancel');
    running.process.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
  });
});

describe('a signal while the request is on its way', () => {
  test('cancels it as soon as its id is known', async () => {
    let answer = (): void => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { gate, running } = await startAgainst({
      create: [async (held) => asked.then(() => ({ status: 201, json: pending(held) }))],
    });
    await gate.called('create');
    running.process.kill('SIGINT');
    answer();
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
    expect(gate.callsTo('cancel')).toHaveLength(1);
  });

  test('finds the id by asking again with the same key when the answer was lost', async () => {
    let cut = (): void => {};
    const lost = new Promise<void>((resolve) => {
      cut = resolve;
    });
    const { gate, running } = await startAgainst({
      create: [async () => lost.then(() => 'cut' as const), (held) => ({ json: pending(held) })],
    });
    await gate.called('create');
    running.process.kill('SIGINT');
    cut();
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
    const keys = gate.callsTo('create').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toEqual([keys[0], keys[0]]);
    expect(gate.callsTo('cancel')).toHaveLength(1);
  });
});

describe('a signal while the command runs', () => {
  async function startRunning(text: string) {
    gate = await startScriptedGate();
    const running = startCli(gate.url, ['run', '-c', text]);
    await running.saying('ready');
    return running;
  }

  test('is the command’s to answer', async () => {
    const running = await startRunning(
      'trap "echo caught; exit 4" TERM; echo ready >&2; while :; do sleep 0.05; done',
    );
    running.process.kill('SIGTERM');
    expect(await running.ended).toMatchObject({ code: 4, stdout: 'caught\n' });
    expect(gate?.callsTo('cancel')).toEqual([]);
    expect(gate?.callsTo('result').map(({ body }) => body['exit_code'])).toEqual([4]);
  });

  test('reaches what the shell started, and ends it', async () => {
    const running = await startRunning('echo ready >&2; sleep 300; echo not reached');
    running.process.kill('SIGINT');
    expect(await running.ended).toMatchObject({ code: 130, stdout: '' });
  });
});
