import { EXIT_SETTINGS } from '../config/problem.ts';

/** What one check found. */
export interface Finding {
  /** What was looked at, such as `channels`. */
  check: string;
  status: 'ok' | 'warn' | 'fail';
  /** One sentence. */
  text: string;
  /** What to do about it; null if there is nothing to do. */
  fix: string | null;
  /** For a failure: whether a setting is wrong (here, in expacti.yaml or in Slack), or something does not do its work now. */
  cause: 'setting' | 'unable' | null;
}

export const ok = (check: string, text: string): Finding => ({
  check,
  status: 'ok',
  text,
  fix: null,
  cause: null,
});

export const warn = (check: string, text: string, fix: string): Finding => ({
  check,
  status: 'warn',
  text,
  fix,
  cause: null,
});

/** Only a person can help, by changing a setting. */
export const wrong = (check: string, text: string, fix: string): Finding => ({
  check,
  status: 'fail',
  text,
  fix,
  cause: 'setting',
});

/** Something cannot be reached, or does not do its work at the moment. */
export const unable = (check: string, text: string, fix: string): Finding => ({
  check,
  status: 'fail',
  text,
  fix,
  cause: 'unable',
});

/** `EX_UNAVAILABLE` of sysexits.h. */
const EXIT_UNAVAILABLE = 69;

/** 0 if all is well, also with warnings. A wrong setting comes first: nothing else helps before it is corrected. */
export function exitCodeOf(findings: readonly Finding[]): number {
  if (findings.some(({ cause }) => cause === 'setting')) return EXIT_SETTINGS;
  return findings.some(({ cause }) => cause === 'unable') ? EXIT_UNAVAILABLE : 0;
}
