import { type CallEnd, callGate, type PlainCall } from '../client/gate/call-gate.ts';
import { type CallerSettings, readCallerSettings } from '../client/settings/caller-settings.ts';
import { EXIT } from './exit-code.ts';
import { printable } from './output/printable.ts';
import { settingsText } from './output/settings-text.ts';

const NAMES = { url: 'EXPACTI_URL', token: 'EXPACTI_TOKEN' };

/** What a command has to print, or that it failed with this exit code after it said why. */
export type Asked<Answer> = { kind: 'answer'; answer: Answer } | { kind: 'failed'; exitCode: number };

/** Calls the gate with the settings of the environment; whatever goes wrong is said on stderr. */
export async function askGate<Answer>(call: PlainCall<Answer>): Promise<Asked<Answer>> {
  const settings = gateSettings();
  if (settings === null) return { kind: 'failed', exitCode: EXIT.settings };
  const end = await callGate(settings, call);
  return end.kind === 'answer' ? end : { kind: 'failed', exitCode: sayFailure(end) };
}

/** The settings of the environment; null after it was said what is wrong with them. */
export function gateSettings(): CallerSettings | null {
  const { EXPACTI_URL: url, EXPACTI_TOKEN: token } = process.env;
  const reading = readCallerSettings({ url, token }, NAMES, process.env);
  if (reading.kind === 'settings') return reading.settings;
  process.stderr.write(`${settingsText(reading.problems)}\n`);
  return null;
}

/** Says on stderr why a call got no answer, and tells the exit code of that. */
export function sayFailure(end: Exclude<CallEnd<never>, { kind: 'answer' }>): number {
  process.stderr.write(`expacti: ${printable(end.reason)}\n`);
  if (end.kind === 'unavailable') return EXIT.unavailable;
  for (const detail of end.details) process.stderr.write(`  ${printable(detail)}\n`);
  return end.status === 401 || end.status === 403 ? EXIT.settings : EXIT.usage;
}
