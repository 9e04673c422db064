import { setTimeout as delay } from 'node:timers/promises';
import { SettingsError } from './config/problem.ts';
import { againAndAgain } from './jobs/again-and-again.ts';
import type { Log } from './log.ts';
import { checkTokens } from './slack/check-tokens.ts';
import type { SlackTokens } from './slack/slack-app.ts';

/** A Slack that does not answer within this time does not hold up the start, in ms. */
const START_MS = 3_000;
const RHYTHM = { everyMs: 3_600_000, retryMs: 1_000, retryMaxMs: 60_000 };

export interface SlackCheck {
  /** Why Slack cannot be relied on now; null if it accepts our tokens. */
  trouble(): string | null;
  stop(): Promise<void>;
}

/**
 * Asks Slack at the start whether it accepts our tokens, and every hour after that.
 * @throws SettingsError if Slack refuses one of them at the start. If it cannot be reached, the start goes on.
 */
export async function startSlackCheck(tokens: SlackTokens, log: Log): Promise<SlackCheck> {
  let trouble: string | null = 'Slack has not accepted the tokens yet';
  let isKnown = false;
  const look = async (): Promise<void> => {
    if (isKnown) {
      isKnown = false;
      return;
    }
    const problems = await checkTokens(tokens, log);
    trouble =
      problems.length === 0 ? null : problems.map(({ name, wrong }) => `${name}: ${wrong}`).join('; ');
    if (trouble !== null) log.error({ trouble }, 'Slack no longer accepts a token');
  };
  const first = checkTokens(tokens, log);
  first.catch(() => undefined);
  const late = new AbortController();
  const answer = await Promise.race([
    first.catch((error: unknown) => {
      log.warn({ err: error }, 'Slack could not be asked about its tokens at the start');
      return null;
    }),
    delay(START_MS, null, { signal: late.signal, ref: false }).catch(() => null),
  ]);
  late.abort();
  if (answer !== null && answer.length > 0) throw new SettingsError(answer);
  if (answer !== null) {
    trouble = null;
    isKnown = true;
  }
  const { stop } = againAndAgain('the check of the Slack tokens', look, RHYTHM, log);
  return { trouble: () => trouble, stop };
}
