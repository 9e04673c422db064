import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Running, start } from './expacti-cli.ts';
import { TOKEN } from './scripted-gate.ts';

const BUNDLE = join(__dirname, '../../../.github/action/index.cjs');

/** A runner's machine: an empty workspace and the action's bundle, with no package in reach. */
export interface ActionRunner {
  workspace: string;
  /** Starts the action with inputs as `with:` gives them, and optional further variables. */
  start(inputs: Record<string, string>, env?: NodeJS.ProcessEnv): Running;
  outputs(): Promise<Record<string, string>>;
  summary(): Promise<string>;
  remove(): Promise<void>;
}

export async function createActionRunner(gateUrl: string): Promise<ActionRunner> {
  const workspace = await mkdtemp(join(tmpdir(), 'expacti-action-'));
  const bundle = join(workspace, 'index.cjs');
  const output = join(workspace, 'output');
  const summary = join(workspace, 'summary.md');
  await Promise.all([copyFile(BUNDLE, bundle), writeFile(output, ''), writeFile(summary, '')]);
  return {
    workspace,
    start(inputs, env = {}) {
      const given = { backend_url: gateUrl, shell_token: TOKEN, ...inputs };
      const variables = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
      const runner = { GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary };
      return start(
        process.execPath,
        [bundle],
        { ...Object.fromEntries(variables), ...runner, ...env },
        workspace,
      );
    },
    async outputs() {
      const text = await readFile(output, 'utf8');
      const found = text.matchAll(/^(\w+)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm);
      return Object.fromEntries(Array.from(found, ([, name = '', , value = '']) => [name, value]));
    },
    summary: () => readFile(summary, 'utf8'),
    remove: () => rm(workspace, { recursive: true }),
  };
}
