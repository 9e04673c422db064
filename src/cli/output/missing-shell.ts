import { accessSync, constants } from 'node:fs';
import { BASH } from '../../client/run/run-approved.ts';
import type { SettingProblem } from '../../client/settings/caller-settings.ts';

/** Looked at before anybody is asked: an approval for a machine without bash would be people's time for nothing. */
export function missingShell(): SettingProblem[] {
  try {
    accessSync(BASH, constants.X_OK);
    return [];
  } catch {
    const fix = 'Install bash: expacti runs an approved command with /bin/bash only';
    return [{ name: BASH, wrong: 'cannot be run on this machine', fix }];
  }
}
