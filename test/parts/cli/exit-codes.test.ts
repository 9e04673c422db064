import { expacti } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  decision,
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

describe('an approved command', () => {
  test('runs, with its output and exit code passed through and its result told', async () => {
    const end = await runAgainst({}, ['run', '-c', 'echo out; echo err >&2; exit 3']);
    expect(end).toMatchObject({ code: 3, stdout: 'out\n' });
    expect(end.stderr).toContain('expacti: Approved by U0ANA: looks right.\nerr\n');
    expect(gate?.callsTo('result').map(({ body }) => body)).toEqual([
      { exit_code: 3, duration_ms: expect.any(Number) },
    ]);
  });

  test('runs at once where a rule decides', async () => {
    const byRule: Step = (held) => ({
      status: 201,
      json: approved(held, { decision: decision('approved', 'rule', 'r1', null) }),
    });
    expect(await runAgainst({ create: [byRule] })).toMatchObject({ code: 0, stdout: 'it-ran\n' });
    expect(gate?.callsTo('read')).toEqual([]);
  });

  test('killed by a signal ends as a shell would say it', async () => {
    expect(await runAgainst({}, ['run', '-c', 'kill -KILL $$'])).toMatchObject({ code: 137 });
  });

  test('keeps its exit code when its result cannot be told', async () => {
    expect(await runAgainst({ result: [() => 'cut'] }, ['run', '-c', 'exit 9'])).toMatchObject({ code: 9 });
    expect(gate?.callsTo('result')).toHaveLength(2);
  });
});

describe('wrong usage and wrong settings', () => {
  test.each([
    [['run']],
    [['run', '-c', '   ']],
    [['run', '-c', 'id', '--', 'id']],
    [['run', '-t', 'soon', '--', 'id']],
    [['run', '--nonsense', '--', 'id']],
    [['frobnicate']],
  ])('%j is wrong usage', async (args) => {
    expect(await runAgainst({}, args)).toMatchObject({ code: 64, stdout: '' });
    expect(gate?.calls).toEqual([]);
  });

  test('all wrong settings are named at once', async () => {
    const end = await expacti('ftp://gate.test', RUN, { EXPACTI_TOKEN: '' });
    expect(end).toMatchObject({ code: 78, stdout: '' });
    expect(end.stderr.split('\n')).toEqual([
      expect.stringMatching(/^EXPACTI_URL has the scheme ftp:, but must have http/),
      expect.stringMatching(/^EXPACTI_TOKEN is not set\. Set it to/),
      '',
    ]);
  });
});
