import type { SettingProblem } from '../../client/settings/caller-settings.ts';

/** Wrong settings, one a line: name, what is wrong, how to fix it. */
export function settingsText(problems: readonly SettingProblem[]): string {
  return problems.map(({ name, wrong, fix }) => `${name} ${wrong}. ${fix}.`).join('\n');
}
