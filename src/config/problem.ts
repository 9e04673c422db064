/** One thing wrong with the settings. */
export interface Problem {
  /** The variable or the key path in the policy file, such as `channels.approvals`. */
  name: string;
  wrong: string;
  fix: string;
}

/** All that is wrong with the settings, found before anything was connected. The process ends with exit code 78. */
export class SettingsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ name, wrong, fix }) => `${name}: ${wrong}. ${fix}`).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** `EX_CONFIG` of sysexits.h. */
export const EXIT_SETTINGS = 78;
