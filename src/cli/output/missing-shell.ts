import { accessSync, constants } from 'node:fs';
import { BASH } from '../../client/run/run-approved.ts';
import type { SettingProblem } from '../../client/settings/caller-settings.ts';

/** Looked at before anybody is asked: an approval for a machine without bash would be people's time for nothing. */
export function missingShell(): SettingProblem[] {
  try {
    accessSync(BASH, constants.X_OK);
    return [];
  } catch {
    const fix = 'Install bash: what was approved is run with the shell it was parsed for';
    return [{ name: BASH, wrong: 'cannot be executed on this machine', fix }];
  }
}
