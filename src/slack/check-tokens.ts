import { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { missingScopes, OPTIONAL_SCOPES } from './scopes.ts';
import { clientOptions, createSlackClient, type SlackTokens } from './slack-app.ts';
import { slackError } from './slack-error.ts';
import { isRefusedToken } from './what-slack-says/what-slack-says.ts';

/** What is wrong with a token, by the variable that holds it. */
export interface TokenProblem {
  name: string;
  wrong: string;
  fix: string;
}

const REINSTALL = 'Install the app again from manifest.yml, and set SLACK_BOT_TOKEN to its token.';
const NEW_APP_TOKEN =
  'Make an app-level token with the scope connections:write (Basic Information, App-Level Tokens), and check that socket mode is on.';

/**
 * Asks Slack whether it accepts both tokens, and with which scopes.
 * @returns what is wrong with them; nothing if Slack accepts them.
 * @throws if Slack cannot be reached, or says something that may pass, and nothing is known to be wrong.
 */
export async function checkTokens(tokens: SlackTokens, log: Log): Promise<TokenProblem[]> {
  const app = new WebClient(tokens.appToken, { ...clientOptions(tokens), logger: boltLogger(log) });
  const answers = await Promise.allSettled([
    botProblems(createSlackClient(tokens, log), log),
    refusedAs('SLACK_APP_TOKEN', NEW_APP_TOKEN, () => app.apps.connections.open({})),
  ]);
  const problems = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const fault = answers.find((answer) => answer.status === 'rejected');
  if (problems.length === 0 && fault !== undefined) throw fault.reason;
  return problems;
}

async function botProblems(client: WebClient, log: Log): Promise<TokenProblem[]> {
  let granted: string[] | undefined;
  const refused = await refusedAs('SLACK_BOT_TOKEN', REINSTALL, async () => {
    granted = (await client.auth.test()).response_metadata?.scopes;
  });
  // A proxy may drop the header with the scopes; then the first call that lacks one says so.
  return granted === undefined ? refused : scopeProblems(granted, log);
}

function scopeProblems(granted: readonly string[], log: Log): TokenProblem[] {
  const { required, optional } = missingScopes(granted);
  for (const scope of optional)
    log.warn({ scope, without: OPTIONAL_SCOPES[scope] }, 'a Slack scope is missing');
  if (required.length === 0) return [];
  const scopes = required.join(', ');
  return [{ name: 'SLACK_BOT_TOKEN', wrong: `the app lacks the scope ${scopes}`, fix: REINSTALL }];
}

/** @throws what says nothing of the token. */
async function refusedAs(name: string, fix: string, call: () => Promise<unknown>): Promise<TokenProblem[]> {
  try {
    await call();
    return [];
  } catch (error) {
    if (!isRefusedToken(error)) throw error;
    return [{ name, wrong: `Slack refuses it: ${slackError(error)}`, fix }];
  }
}
