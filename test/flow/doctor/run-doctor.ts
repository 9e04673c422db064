import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandIn } from '../../../src/sandbox/stand-in.ts';
import { CLI, type Ended, start } from '../../support/callers/expacti-cli.ts';

export interface Line {
  check: string;
  status: string;
  text: string;
  fix: string | null;
}

export interface Looked extends Ended {
  checks: Line[];
}

/** Settings for a gate of this workspace. */
export const settingsOf = (slack: StandIn): Record<string, string> => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
});

/** Runs `expacti doctor` as an operator does: in the folder of the policy file. */
export async function runDoctor(
  env: Record<string, string>,
  policy: string,
  args: string[] = [],
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-doctor-'));
  await writeFile(join(folder, 'expacti.yaml'), policy);
  const ended = await start(process.execPath, [CLI, 'doctor', ...args], env, folder).ended;
  await rm(folder, { recursive: true });
  return ended;
}

/** The same with `--json`, read. */
export async function look(
  env: Record<string, string>,
  policy: string,
  args: string[] = [],
): Promise<Looked> {
  const ended = await runDoctor(env, policy, ['--json', ...args]);
  expect(ended.stderr).toBe('');
  const { checks, exit_code: exitCode } = JSON.parse(ended.stdout) as { checks: Line[]; exit_code: number };
  expect(exitCode).toBe(ended.code);
  return { ...ended, checks };
}

/** What is not well. */
export const unwell = ({ checks }: Looked): Line[] => checks.filter(({ status }) => status !== 'ok');
