import { randomUUID } from 'node:crypto';
import { createGateClient, type RequestBody } from '../client/gate/gate-client.ts';
import { askAndRun } from '../client/request/ask-and-run.ts';
import type { Outcome } from '../client/request/outcome.ts';
import { listenForInterrupts } from '../client/run/interrupts.ts';
import type { RunPlace } from '../client/run/run-approved.ts';
import { callerContext } from '../client/settings/caller-context.ts';
import type { CallerSettings } from '../client/settings/caller-settings.ts';
import { EXIT } from './exit-code.ts';
import type { Reporter } from './output/reporter.ts';
import { userName } from './user-name.ts';

/** What the user asks for; `context` and `cwd` are found out here. */
export type Wish = Omit<RequestBody, 'context' | 'cwd'>;

/**
 * Asks and runs as a process does: with its signals, its environment's context and a fresh key.
 * @param jobIndex which leg of a matrix it is, if the caller knows; else the environment says so.
 */
export async function runRequest(
  wish: Wish,
  place: RunPlace,
  settings: CallerSettings,
  reporter: Reporter,
  jobIndex?: string,
): Promise<Outcome> {
  const interrupts = listenForInterrupts(() => {
    reporter.stop();
    process.exit(EXIT.canceled);
  });
  const env = jobIndex === undefined ? process.env : { ...process.env, EXPACTI_JOB_INDEX: jobIndex };
  try {
    return await askAndRun({ ...wish, cwd: place.cwd, context: callerContext(env, userName()) }, place, {
      gate: createGateClient(settings),
      token: settings.token,
      idempotencyKey: randomUUID(),
      interrupts,
      report: reporter.report,
    });
  } finally {
    interrupts.stop();
    reporter.stop();
  }
}
