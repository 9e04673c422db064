import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionRunner, createActionRunner } from '../../support/callers/action-runner.ts';
import { type Running, startCli } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { cardShowing, settled } from '../../support/slack/cards.ts';

/** The real callers against a live gate, released by a click in Slack. */
export function callers(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  let runner: ActionRunner;
  let folder: string;
  beforeAll(async () => {
    runner = await createActionRunner(workspace.api.url);
    folder = await mkdtemp(join(tmpdir(), 'expacti-callers-'));
  });
  afterAll(async () => {
    await runner.remove();
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]): Running =>
    startCli(workspace.api.url, ['run', ...args], { EXPACTI_TOKEN: workspace.api.token });

  test('expacti run: approved, it runs exactly the text, passes the exit code on and shows the run on the card', async () => {
    const file = join(folder, 'ran');
    const caller = run('-c', `printf '%s' "a  'b' \\$(c)" > ${file}; exit 3`);
    const card = await cardShowing(workspace, file);
    await card.press('U0ANA', 'Approve');
    expect((await caller.ended).code).toBe(3);
    expect(await readFile(file, 'utf8')).toBe("a  'b' $(c)");
    await settled(workspace, card, /exit code 3/);
  });

  test('expacti run: denied, nothing runs, and the caller reads the reason', async () => {
    const file = join(folder, 'must-not-run');
    const caller = run('-c', `touch ${file}`);
    const card = await cardShowing(workspace, file);
    await card.deny('U0BEN', 'not during the freeze');
    const { code, stderr } = await caller.ended;
    expect(code).toBe(77);
    expect(stderr).toContain('not during the freeze');
    await expect(readFile(file)).rejects.toThrow('ENOENT');
  });

  test('expacti run: nobody answers, nothing runs', async () => {
    const { code } = await run('-t', '5', '-c', 'echo nobody-answers').ended;
    expect(code).toBe(75);
  });

  test('expacti run: Ctrl-C takes the request back', async () => {
    const caller = run('-c', 'echo taken-back');
    const card = await cardShowing(workspace, 'taken-back');
    caller.process.kill('SIGINT');
    expect((await caller.ended).code).toBe(130);
    await settled(workspace, card, /Canceled/);
    expect((await workspace.api.read(card.requestId)).status).toBe('canceled');
  });

  test('the action: a click releases the step, and the workflow learns who decided', async () => {
    const step = runner.start({
      shell_token: workspace.api.token,
      command: 'echo from-the-action > shown',
      reason: 'release 42',
    });
    const card = await cardShowing(workspace, 'from-the-action');
    await card.press('U0ANA', 'Approve');
    expect((await step.ended).code).toBe(0);
    expect(await readFile(join(runner.workspace, 'shown'), 'utf8')).toBe('from-the-action\n');
    expect(await runner.outputs()).toMatchObject({ status: 'approved', decided_by: 'U0ANA' });
    await settled(workspace, card, /The run succeeded in/);
  });

  test('the action: a denial fails the step with the reason', async () => {
    const step = runner.start({ shell_token: workspace.api.token, command: 'echo must-not-run' });
    const card = await cardShowing(workspace, 'must-not-run');
    await card.deny('U0BEN', 'wrong branch');
    const { code, stdout, stderr } = await step.ended;
    expect(code).toBe(77);
    expect(stdout + stderr).toContain('wrong branch');
  });
}
