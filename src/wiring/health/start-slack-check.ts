import { withDeadline } from '../../concurrency/deadline.ts';
import { startPeriodic } from '../../concurrency/periodic.ts';
import { SettingsError } from '../../config/problem.ts';
import type { Log } from '../../log/log.ts';
import {
  checkAppToken,
  checkBotToken,
  checkTokens,
  createAppClient,
  refusal,
  type TokensReport,
} from '../../slack/api/check-tokens.ts';
import { explainSlackError } from '../../slack/api/errors/explain-error.ts';
import { TokenProblems } from '../../slack/api/token-problems.ts';
import { createSlackClient, type SlackTokens } from '../../slack/slack-app.ts';
import { MINUTE_MS } from '../../time/units.ts';

/** A Slack that does not answer within this time does not hold up the start, in ms. */
const START_MS = 3_000;
/** How often the bot token is looked at while all is well, and while something is wrong, in ms. */
const WELL_MS = MINUTE_MS;
const TROUBLE_MS = 5_000;
/** How often the app-level token is looked at besides each socket that opens, in looks at the bot token that worked. */
const APP_EVERY = 10;
/** Longest pause while Slack cannot be reached, in ms: until it can, a gate that just started is not ready. */
const RETRY_MAX_MS = 15_000;
/** Calls that fail make the check look at once, but not sooner after the last look than this, in ms. */
const PAUSE_MS = 2_000;

const NOT_YET = 'Slack has not accepted the tokens yet. See the log for the reason.';

export interface SlackCheck {
  /** Why Slack has not accepted the settings since the start, in a sentence; null once it has. */
  settings(): string | null;
  /** What is wrong with a token now, in a sentence with the fix; null if nothing is known to be. */
  tokens(): string | null;
  /** Which scopes are missing, in a sentence with the fix; null if none is known to be. */
  scopes(): string | null;
  /** A call with the bot token failed: it is looked at at once if Slack refused the token. */
  onFailure(error: unknown, method: string): void;
  /** Slack refused the app-level token. */
  onRefused(error: unknown): void;
  /** Slack accepted the app-level token. */
  onOpen(): void;
  stop(): Promise<void>;
}

/**
 * Asks Slack at the start whether it accepts our tokens, and every minute after that. What is wrong is logged once, and
 * once when it is well again.
 * @throws SettingsError if Slack refuses one of them at the start. If it cannot be reached, the start goes on.
 */
export async function startSlackCheck(tokens: SlackTokens, log: Log): Promise<SlackCheck> {
  const trouble = new TokenProblems(log);
  const first = await askAtStart(tokens, log);
  let isAccepted = first !== null;
  if (first !== null) trouble.seeBot({ refused: null, lacks: null, without: first.without, granted: true });
  const bot = createSlackClient(tokens, log);
  const app = createAppClient(tokens, log);
  let looks = 0;
  let lastLook = performance.now();
  let asked: NodeJS.Timeout | null = null;
  const look = async (): Promise<void> => {
    looks += 1;
    // The start has just looked.
    if (looks === 1 && isAccepted) return;
    lastLook = performance.now();
    const report = await checkBotToken(bot);
    trouble.seeBot(report);
    if (!isAccepted || looks % APP_EVERY === 0) trouble.seeApp(await checkAppToken(app));
    isAccepted ||= report.refused === null && report.lacks === null && trouble.app === null;
  };
  const everyMs = (): number => (trouble.isAny() || !isAccepted ? TROUBLE_MS : WELL_MS);
  const rhythm = { everyMs, retryMs: 1_000, retryMaxMs: RETRY_MAX_MS };
  const { soon, stop } = startPeriodic('the check of the Slack tokens', look, rhythm, log);
  return {
    settings: () => (isAccepted ? null : (trouble.tokens() ?? trouble.scopes() ?? NOT_YET)),
    tokens: () => trouble.tokens(),
    scopes: () => trouble.scopes(),
    onFailure: (error, method) => {
      if (explainSlackError(error, method)?.meaning !== 'token') return;
      asked ??= setTimeout(
        () => {
          asked = null;
          soon();
        },
        Math.max(0, lastLook + PAUSE_MS - performance.now()),
      ).unref();
    },
    onRefused: (error) => trouble.seeApp(refusal('SLACK_APP_TOKEN', error)),
    onOpen: () => trouble.seeApp(null),
    stop: () => {
      clearTimeout(asked ?? undefined);
      return stop();
    },
  };
}

/** @returns null if Slack did not say in time. */
async function askAtStart(tokens: SlackTokens, log: Log): Promise<TokensReport | null> {
  const answer = await withDeadline(
    checkTokens(tokens, log),
    START_MS,
    `Slack did not answer within ${START_MS / 1000} s`,
  ).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot check the Slack tokens at the start');
    return null;
  });
  if (answer !== null && answer.problems.length > 0) throw new SettingsError(answer.problems);
  return answer;
}
