import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ActionRunner, createActionRunner } from '../../support/callers/action-runner.ts';
import {
  approved,
  decision,
  pending,
  type Script,
  type ScriptedGate,
  type Step,
  startScriptedGate,
  TOKEN,
} from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate | undefined;
let runner: ActionRunner | undefined;

afterEach(async () => {
  await gate?.stop();
  await runner?.remove();
  gate = undefined;
  runner = undefined;
});

/** A gate that would have the step wait for a day. */
const never: Step = (held) => ({
  json: pending(held, { expires_at: new Date(Date.now() + 86_400_000).toISOString() }),
});

async function setUp(script: Script = {}): Promise<ActionRunner> {
  gate = await startScriptedGate(script);
  runner = await createActionRunner(gate.url.replace(/^http/, 'ws'));
  return runner;
}

const deniedStep: Step = (held) => ({
  json: pending(held, {
    status: 'denied',
    decision: decision('denied', 'reviewer', 'U0BEN', 'a | b ``` <b>'),
  }),
});

test('action.yml promises the inputs and outputs of the contract, and names the bundle', () => {
  const root = join(__dirname, '../../..');
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const required = Object.entries<{ required?: boolean }>(action.inputs).filter(
    ([, input]) => input.required,
  );
  expect(required.map(([name]) => name)).toEqual(['command', 'backend_url', 'shell_token']);
  expect(Object.keys(action.inputs).sort()).toEqual(
    'backend_url command environment job_index reason run_timeout shell_token timeout working_directory'.split(
      ' ',
    ),
  );
  // The runner's schema lets defaults of inputs use the context `strategy` (input-default-context in action_yaml.json).
  expect(action.inputs.job_index.default).toBe('${{ strategy.job-index }}');
  expect(Object.keys(action.outputs).sort()).toEqual(['decided_by', 'request_id', 'risk_score', 'status']);
  expect(action.runs).toEqual({ using: 'node24', main: '.github/action/index.cjs' });
});

test('an approved command runs in its directory, and the workflow learns all about it', async () => {
  const { start, outputs, summary, workspace } = await setUp();
  await mkdir(join(workspace, 'app'));
  const env = {
    GITHUB_ACTOR: 'octocat',
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '123',
    GITHUB_RUN_ATTEMPT: '2',
    GITHUB_SERVER_URL: 'https://github.com',
    ACTIONS_RUNTIME_TOKEN: 'secret',
  };
  const inputs = {
    command: 'pwd; env | grep -E "^(INPUT_|ACTIONS_RUNTIME)" || echo clean',
    environment: 'staging',
    reason: 'release 42',
    timeout: '90',
    working_directory: 'app',
    job_index: '0',
  };
  const end = await start(inputs, env).ended;
  expect(end.code).toBe(0);
  expect(end.stdout).toContain(`::add-mask::${TOKEN}\n`);
  expect(end.stdout).toContain(`${join(workspace, 'app')}\nclean\n`);
  expect(gate?.callsTo('create').map(({ body }) => body)).toEqual([
    {
      command: inputs.command,
      environment: 'staging',
      reason: 'release 42',
      timeout: 90,
      cwd: join(workspace, 'app'),
      context: {
        source: 'github',
        actor: 'octocat',
        repository: 'acme/api',
        ref: 'refs/heads/main',
        run_id: '123',
        run_attempt: 2,
        job_index: 0,
        run_url: 'https://github.com/acme/api/actions/runs/123',
      },
    },
  ]);
  expect(await outputs()).toEqual({
    status: 'approved',
    request_id: expect.any(String),
    decided_by: 'U0ANA',
    risk_score: '20',
  });
  expect(await summary()).toContain(
    '| Status | approved |\n| Decided by | U0ANA |\n| Reason | looks right |',
  );
});

test('a refusal fails the step with the reason as its annotation', async () => {
  const { start, outputs, summary } = await setUp({ read: [deniedStep] });
  const end = await start({ command: 'echo "```"; echo it-ran' }).ended;
  expect(end.code).toBe(77);
  expect(end.stdout).toContain('::error title=expacti::Denied by U0BEN: a | b ``` <b>. Nothing was run.\n');
  expect(end.stdout).not.toContain('it-ran\n');
  expect(await outputs()).toMatchObject({ status: 'denied', decided_by: 'U0BEN' });
  expect(await summary()).toContain('````bash\necho "```"; echo it-ran\n````\n');
  expect(await summary()).toContain(String.raw`| Reason | a \| b \`\`\` &lt;b\> |`);
});

test('the job summary shows the command as the gate answers it, with its secrets redacted', async () => {
  const redacted: Step = (held) => ({
    json: pending(held, {
      command: 'deploy --token=‹secret›',
      status: 'denied',
      decision: decision('denied', 'reviewer', 'U0BEN', 'no'),
    }),
  });
  const { start, summary } = await setUp({ read: [redacted] });
  await start({ command: 'deploy --token=hunter2' }).ended;
  expect(await summary()).toContain('```bash\ndeploy --token=‹secret›\n```\n');
  expect(await summary()).not.toContain('hunter2');
});

test('the exit code of the command fails the step as it is', async () => {
  const { start } = await setUp();
  const end = await start({ command: 'exit 5' }).ended;
  expect(end.code).toBe(5);
  expect(end.stdout).toMatch(/::error title=expacti::The command ended with exit code 5 after/);
});

test('an approval without proof is no approval for later steps either', async () => {
  const { start, outputs } = await setUp({ read: [(held) => ({ json: approved(held, { grant: null }) })] });
  expect(await start({ command: 'echo it-ran' }).ended).toMatchObject({ code: 76 });
  expect(await outputs()).toMatchObject({ status: 'error' });
});

test('wrong inputs are named all at once, before anybody is asked', async () => {
  const { start } = await setUp();
  const wrong = {
    command: ' ',
    backend_url: 'gate',
    timeout: 'soon',
    working_directory: 'nowhere',
    job_index: '-1',
  };
  const end = await start(wrong).ended;
  expect(end.code).toBe(78);
  for (const name of ['command', 'backend_url', 'timeout', 'working_directory', 'job_index']) {
    expect(end.stdout).toMatch(new RegExp(`(?:::|%0A)${name} `));
  }
  expect(gate?.calls).toEqual([]);
});

test('http:// to another machine is refused, and said why', async () => {
  const { start } = await setUp();
  const end = await start({ command: 'echo it-ran', backend_url: 'ws://gate.example:3000' }).ended;
  expect(end.code).toBe(78);
  expect(end.stdout).toMatch(/::error.*backend_url is ws:\/\/ to another machine.*EXPACTI_INSECURE=1/);
  expect(end.stdout).not.toContain('it-ran\n');
});

test('the command sees neither the token nor the inputs', async () => {
  const { start } = await setUp();
  const end = await start({ command: 'env; echo end' }).ended;
  expect(end).toMatchObject({ code: 0, stdout: expect.stringMatching(/^end$/m) });
  // The runner masks what `::add-mask::` names.
  expect(end.stdout.replace(/^::add-mask::.*$/m, '')).not.toMatch(/INPUT_|EXPACTI_TOKEN|xpt_test_token/);
});

test('a gate that never decides is given up at the limit, and nothing runs', async () => {
  const { start, outputs } = await setUp({ create: [never], read: [never] });
  const end = await start({ command: 'echo it-ran', timeout: '2' }).ended;
  expect(end.code).toBe(75);
  expect(end.stdout).not.toContain('it-ran\n');
  expect(end.stdout).toContain('No answer within the limit of 2 s');
  expect(await outputs()).toMatchObject({ status: 'timed_out' });
});

test('a run that takes too long is ended with all its processes, and the step says so', async () => {
  const { start } = await setUp();
  const polite = (name: string) =>
    `trap "echo ${name} asked to end; exit 0" TERM; while :; do sleep 0.05; done`;
  const command = `(${polite('child')}) & ${polite('shell')}`;
  const end = await start({ command, run_timeout: '1' }).ended;
  expect(end.code).toBe(124);
  expect(end.stdout).toContain('child asked to end\n');
  expect(end.stdout).toContain('shell asked to end\n');
  expect(end.stdout).toContain('::error title=expacti::The command was stopped after');
});

test('a canceled workflow cancels the request', async () => {
  const { start, outputs } = await setUp({ read: [() => 'silence'] });
  const running = start({ command: 'echo it-ran' });
  await gate?.called('read');
  running.process.kill('SIGINT');
  const end = await running.ended;
  expect(end.code).toBe(130);
  expect(end.stdout).not.toContain('it-ran\n');
  expect(gate?.callsTo('cancel')).toHaveLength(1);
  expect(await outputs()).toMatchObject({ status: 'canceled' });
});
