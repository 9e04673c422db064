import { WebClient } from '@slack/web-api';
import type { Log } from '../../log/log.ts';
import { clientOptions, createSlackClient, type SlackTokens } from '../slack-app.ts';
import { boltLogger } from './bolt-logger.ts';
import { explainSlackError, isRefusedToken } from './errors/explain-error.ts';
import { missingScopes, type OptionalScope } from './scopes.ts';

/** What is wrong with a token, by the variable that holds it. */
export interface TokenProblem {
  name: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';
  wrong: string;
  fix: string;
}

/** What Slack says of the bot token. */
export interface BotReport {
  /** Null if Slack accepts it. */
  refused: TokenProblem | null;
  /** Null if the app has all scopes that the gate cannot do without. */
  lacks: TokenProblem | null;
  /** Scopes that one feature needs each, and that the app does not have. */
  without: readonly OptionalScope[];
  /** Whether Slack said which scopes the app has. */
  granted: boolean;
}

const REINSTALL = 'Reinstall the app with manifest.yml, and set SLACK_BOT_TOKEN to its token.';
const NEW_APP_TOKEN =
  'Create an app-level token with the scope connections:write (Basic Information, App-Level Tokens), and turn on socket mode.';

/** What Slack says of both tokens. */
export interface TokensReport {
  /** What the gate cannot work with; nothing if Slack accepts both tokens. */
  problems: readonly TokenProblem[];
  without: readonly OptionalScope[];
}

/**
 * Asks Slack whether it accepts both tokens, and with which scopes.
 * @throws if Slack cannot be reached, or says something that may pass, and nothing is known to be wrong.
 */
export async function checkTokens(tokens: SlackTokens, log: Log): Promise<TokensReport> {
  const [bot, app] = await Promise.allSettled([
    checkBotToken(createSlackClient(tokens, log)),
    checkAppToken(createAppClient(tokens, log)),
  ]);
  const problems = [
    ...(bot.status === 'fulfilled' ? [bot.value.refused, bot.value.lacks] : []),
    ...(app.status === 'fulfilled' ? [app.value] : []),
  ].filter((problem) => problem !== null);
  const fault = [bot, app].find((answer) => answer.status === 'rejected');
  if (problems.length === 0 && fault !== undefined) throw fault.reason;
  return { problems, without: bot.status === 'fulfilled' ? bot.value.without : [] };
}

/** Slack's Web API for the app-level token. */
export function createAppClient(tokens: SlackTokens, log: Log): WebClient {
  return new WebClient(tokens.appToken, { ...clientOptions(tokens), logger: boltLogger(log) });
}

/**
 * The bot token and its scopes, with one call of `auth.test` (docs.slack.dev, "auth.test": hundreds a minute).
 * @throws if Slack says nothing of the token.
 */
export async function checkBotToken(client: WebClient): Promise<BotReport> {
  try {
    const granted = (await client.auth.test()).response_metadata?.scopes;
    // A proxy may drop the header with the scopes; then the first call that lacks one says so.
    return granted === undefined ? UNTOLD : { refused: null, granted: true, ...scopeReport(granted) };
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
    return { ...UNTOLD, refused: refusal('SLACK_BOT_TOKEN', error) };
  }
}

const UNTOLD: BotReport = { refused: null, lacks: null, without: [], granted: false };

function scopeReport(granted: readonly string[]): Pick<BotReport, 'lacks' | 'without'> {
  const { required, optional } = missingScopes(granted);
  if (required.length === 0) return { lacks: null, without: optional };
  const wrong = `the app lacks the scope ${required.join(', ')}`;
  return { lacks: { name: 'SLACK_BOT_TOKEN', wrong, fix: REINSTALL }, without: optional };
}

/**
 * Asks for the address of a socket, which is not opened.
 * @returns null if Slack accepts the app-level token.
 * @throws if Slack says nothing of the token.
 */
export async function checkAppToken(client: WebClient): Promise<TokenProblem | null> {
  try {
    await client.apps.connections.open({});
    return null;
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
    return refusal('SLACK_APP_TOKEN', error);
  }
}

/** Slack refused this token with this error. */
export function refusal(name: TokenProblem['name'], error: unknown): TokenProblem {
  const wrong = `Slack refuses it: ${explainSlackError(error, 'auth.test')?.word ?? 'without a reason'}`;
  return { name, wrong, fix: name === 'SLACK_BOT_TOKEN' ? REINSTALL : NEW_APP_TOKEN };
}
