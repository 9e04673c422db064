import * as core from '@actions/core';
import type { Outcome } from '../../client/request/outcome.ts';
import { EXIT, exitCode } from '../exit-code.ts';
import { outcomeText } from '../output/outcome-text.ts';
import { createReporter } from '../output/reporter.ts';
import { runRequest, type Wish } from '../run-request.ts';
import { commandEnvironment } from './command-environment.ts';
import { INPUT_NAMES, readInputs } from './inputs.ts';
import { outputsOf } from './outputs.ts';
import { summaryOf } from './summary.ts';

/** The GitHub Action: asks, waits, runs, and tells the workflow. Resolves to the step's exit code. */
async function act(): Promise<number> {
  const token = core.getInput('shell_token');
  if (token !== '') core.setSecret(token);
  const inputs = readInputs((name) => core.getInput(name));
  if (inputs.kind === 'problems') {
    core.error(inputs.text, { title: 'expacti' });
    return inputs.exitCode;
  }
  const { wish, settings, cwd, jobIndex, runLimitMs } = inputs;
  const place = { cwd, env: commandEnvironment(process.env), ownGroup: true, limitMs: runLimitMs };
  const reporter = createReporter(process.stderr, process.env);
  const outcome = await runRequest(wish, place, settings, reporter, jobIndex);
  await tell(wish, outcome);
  return stepCode(outcome);
}

/** A run that was cut off has failed, whatever its command made of the signal. */
function stepCode(outcome: Outcome): number {
  const code = exitCode(outcome);
  const cutOff = outcome.kind === 'ran' && outcome.run.kind === 'ended' && outcome.run.overran;
  return cutOff && code === 0 ? TIMEOUT_CODE : code;
}

async function tell(wish: Wish, outcome: Outcome): Promise<void> {
  for (const [name, value] of Object.entries(outputsOf(outcome))) core.setOutput(name, value);
  const text = outcomeText(outcome, INPUT_NAMES);
  if (stepCode(outcome) !== 0) core.error(text, { title: 'expacti' });
  else core.info(text);
  // Older servers have no summaries.
  if (process.env['GITHUB_STEP_SUMMARY']) await core.summary.addRaw(summaryOf(wish, outcome, text)).write();
}

/** What `timeout` of the core utilities ends with. */
const TIMEOUT_CODE = 124;

act().then(
  (code) => process.exit(code),
  (error: unknown) => {
    core.error(error instanceof Error ? (error.stack ?? error.message) : String(error), { title: 'expacti' });
    process.exit(EXIT.unavailable);
  },
);
