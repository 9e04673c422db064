import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { JOB_INDEX } from '../../client/settings/caller-context.ts';
import { type CallerSettings, readCallerSettings } from '../../client/settings/caller-settings.ts';
import { EXIT } from '../exit-code.ts';
import { missingShell } from '../output/missing-shell.ts';
import { settingsText } from '../output/settings-text.ts';
import type { Wish } from '../run-request.ts';

/** What the two settings are called in a workflow. */
export const INPUT_NAMES = { url: 'backend_url', token: 'shell_token' };

export type InputsReading =
  | {
      kind: 'inputs';
      settings: CallerSettings;
      wish: Wish;
      cwd: string;
      jobIndex: string | undefined;
      runLimitMs: number | undefined;
    }
  | { kind: 'problems'; text: string; exitCode: number };

/** Checks the action's inputs before anybody is asked. `input` gives one by name, trimmed, empty where it is not set. */
export function readInputs(input: (name: string) => string): InputsReading {
  const settings = readCallerSettings(
    { url: input('backend_url'), token: input('shell_token') },
    INPUT_NAMES,
    process.env,
  );
  const settingProblems = [...(settings.kind === 'problems' ? settings.problems : []), ...missingShell()];
  const cwd = resolve(input('working_directory'));
  const usageProblems = [
    ...(input('command') === '' ? ['command is empty. Set this input to the command to run.'] : []),
    ...(isDirectory(cwd)
      ? []
      : ['working_directory is not a directory. Set it to a folder that exists on the runner.']),
    ...['timeout', 'run_timeout']
      .filter((name) => !isSeconds(input(name)))
      .map((name) => `${name} must be a whole number of seconds.`),
    ...(input('job_index') === '' || JOB_INDEX.test(input('job_index'))
      ? []
      : ['job_index must be a whole number from 0 to 99999.']),
  ];
  if (settings.kind === 'problems' || settingProblems.length > 0 || usageProblems.length > 0) {
    const text = [settingsText(settingProblems), ...usageProblems].filter((line) => line !== '').join('\n');
    return { kind: 'problems', text, exitCode: settingProblems.length > 0 ? EXIT.settings : EXIT.usage };
  }
  const runSeconds = seconds(input('run_timeout'));
  return {
    kind: 'inputs',
    settings: settings.settings,
    wish: {
      command: input('command'),
      environment: input('environment') || 'production',
      timeout: seconds(input('timeout')),
      reason: input('reason') || undefined,
    },
    cwd,
    jobIndex: input('job_index') || undefined,
    runLimitMs: runSeconds === undefined ? undefined : runSeconds * 1000,
  };
}

function isSeconds(value: string): boolean {
  return value === '' || /^[1-9]\d{0,5}$/.test(value);
}

function seconds(value: string): number | undefined {
  return value === '' ? undefined : Number(value);
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
