import { loadSettings } from '../config/load-settings.ts';
import { EXIT_SETTINGS } from '../config/problem.ts';
import type { Explain } from '../doctor/checks/database.ts';
import { exitCodeOf } from '../doctor/finding.ts';
import { findingsJson, findingsText } from '../doctor/print.ts';
import { runDoctor } from '../doctor/run-doctor.ts';
import { createLog } from '../log/log.ts';
import { startFailure } from './start-failure.ts';

export interface DoctorOptions {
  json: boolean;
  card: boolean;
}

/**
 * `expacti doctor`, with the settings of a gate that would start here. The command line loads this file when the command
 * is used, so that other commands do not load the gate.
 * @returns what to print, and the exit code.
 */
export async function startDoctor({
  json,
  card,
}: DoctorOptions): Promise<{ output: string; exitCode: number }> {
  const findings = await runDoctor({
    loadSettings: () => loadSettings(process.env),
    log: createLog('silent'),
    explain,
    card,
  });
  return {
    output: json ? findingsJson(findings) : findingsText(findings),
    exitCode: exitCodeOf(findings),
  };
}

/** The same words as at the start of the gate, without a stack. */
const explain: Explain = (error) => {
  const { text, exitCode } = startFailure(error);
  return { text: text.split('\n')[0] ?? '', isSetting: exitCode === EXIT_SETTINGS };
};
