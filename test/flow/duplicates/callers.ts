import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionRunner, createActionRunner } from '../../support/callers/action-runner.ts';
import { type Running, startCli } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { cardShowing } from '../../support/slack/cards.ts';

/** The real callers, several at once. */
export function callers(given: () => Workspace): void {
  let workspace: Workspace;
  let runner: ActionRunner;
  let folder: string;
  beforeAll(async () => {
    workspace = given();
    runner = await createActionRunner(workspace.api.url);
    folder = await mkdtemp(join(tmpdir(), 'expacti-duplicates-'));
  });
  afterAll(async () => {
    await runner.remove();
    await rm(folder, { recursive: true });
  });

  const run = (command: string, env: NodeJS.ProcessEnv = {}): Running =>
    startCli(workspace.api.url, ['run', '-c', command], { EXPACTI_TOKEN: workspace.api.token, ...env });
  const act = (inputs: Record<string, string>, env: NodeJS.ProcessEnv): Running =>
    runner.start({ shell_token: workspace.api.token, ...inputs }, env);
  const workflow = (run: string, attempt = '1'): NodeJS.ProcessEnv => ({
    GITHUB_REPOSITORY: 'acme/api',
    GITHUB_SHA: 'd'.repeat(40),
    GITHUB_WORKFLOW: 'deploy',
    GITHUB_JOB: 'deploy',
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: attempt,
  });
  const codes = async (running: readonly Running[]): Promise<(number | null)[]> =>
    (await Promise.all(running.map(({ ended }) => ended))).map(({ code }) => code);

  /** Approves the request that people are asked about. A denial would make them be asked of every later one. */
  async function approveCardOf(text: string): Promise<void> {
    const card = await cardShowing(workspace, text);
    expect(card.text()).toMatch(/The same command was (approved|requested) less than a minute ago/);
    await card.press('U0BEN', 'Approve');
  }

  test('two of expacti run started together: one runs at once, people are asked about the other', async () => {
    const file = join(folder, 'together');
    const both = [run(`touch ${file}`), run(`touch ${file}`)];
    await approveCardOf(file);
    expect(await codes(both)).toEqual([0, 0]);
    expect(await readFile(file, 'utf8')).toBe('');
  });

  test('expacti run in two legs of a matrix, which the workflow tells apart', async () => {
    const file = join(folder, 'legs');
    const leg = (index: string) =>
      run(`touch ${file}`, { ...workflow('70'), GITHUB_ACTIONS: 'true', EXPACTI_JOB_INDEX: index });
    expect(await codes([leg('0'), leg('1')])).toEqual([0, 0]);
  });

  test('expacti run again after it failed is no duplicate', async () => {
    const command = `touch ${join(folder, 'no-such-folder', 'x')}`;
    expect(await codes([run(command)])).toEqual([1]);
    expect(await codes([run(command)])).toEqual([1]);
  });

  test('the action: three legs run, and a second trigger of one of them asks', async () => {
    const command = 'touch leg';
    const legs = ['0', '1', '2'].map((index) => act({ command, job_index: index }, workflow('71')));
    expect(await codes(legs)).toEqual([0, 0, 0]);
    const second = act({ command, job_index: '1' }, workflow('72'));
    await approveCardOf(command);
    expect(await codes([second])).toEqual([0]);
  });

  test('the action: a workflow that was triggered twice asks once', async () => {
    const command = 'touch triggered';
    const both = ['73', '74'].map((id) => act({ command, job_index: '0' }, workflow(id)));
    await approveCardOf(command);
    expect(await codes(both)).toEqual([0, 0]);
  });

  test('the action: attempt 2 runs after a failure, and asks after a success', async () => {
    const failing = { command: 'touch no-such-folder/x', job_index: '0' };
    expect(await codes([act(failing, workflow('75'))])).toEqual([1]);
    expect(await codes([act(failing, workflow('75', '2'))])).toEqual([1]);
    const good = { command: 'touch attempts', job_index: '0' };
    expect(await codes([act(good, workflow('76'))])).toEqual([0]);
    const again = act(good, workflow('76', '2'));
    await approveCardOf(good.command);
    expect(await codes([again])).toEqual([0]);
  });
}
