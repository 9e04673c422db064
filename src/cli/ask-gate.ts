import { callGate, type PlainCall } from '../client/call-gate.ts';
import { readCallerSettings } from '../client/caller-settings.ts';
import { EXIT } from './exit-code.ts';
import { printable } from './printable.ts';
import { settingsText } from './settings-text.ts';

const NAMES = { url: 'EXPACTI_URL', token: 'EXPACTI_TOKEN' };

/** What a command has to print, or that it failed with this exit code after it said why. */
export type Asked<Answer> = { kind: 'answer'; answer: Answer } | { kind: 'failed'; exitCode: number };

/** Calls the gate with the settings of the environment; whatever goes wrong is said on stderr. */
export async function askGate<Answer>(call: PlainCall<Answer>): Promise<Asked<Answer>> {
  const { EXPACTI_URL: url, EXPACTI_TOKEN: token } = process.env;
  const reading = readCallerSettings({ url, token }, NAMES);
  if (reading.kind === 'problems') {
    process.stderr.write(`${settingsText(reading.problems)}\n`);
    return { kind: 'failed', exitCode: EXIT.settings };
  }
  const end = await callGate(reading.settings, call);
  if (end.kind === 'answer') return end;
  process.stderr.write(`expacti: ${printable(end.reason)}\n`);
  if (end.kind === 'unavailable') return { kind: 'failed', exitCode: EXIT.unavailable };
  for (const detail of end.details) process.stderr.write(`  ${printable(detail)}\n`);
  return { kind: 'failed', exitCode: end.status === 401 || end.status === 403 ? EXIT.settings : EXIT.usage };
}
