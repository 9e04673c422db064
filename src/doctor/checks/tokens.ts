import type { WebClient } from '@slack/web-api';
import {
  type BotReport,
  checkAppToken,
  checkBotToken,
  type TokenProblem,
} from '../../slack/api/check-tokens.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from '../../slack/api/scopes.ts';
import { slackError } from '../../slack/api/slack-error.ts';
import { type Finding, ok, warn, wrong } from '../finding.ts';
import { slackFailure } from '../slack-failure.ts';

const BOT = 'bot token';
const SCOPES = 'scopes';
const SOCKET = 'socket';
const REINSTALL = 'Reinstall the app with manifest.yml: OAuth & Permissions, Reinstall.';

export interface BotFindings {
  findings: Finding[];
  /** Whether calls with the bot token make sense. */
  works: boolean;
}

/** The bot token, and its scopes against the manifest. */
export async function checkBot(client: WebClient): Promise<BotFindings> {
  let report: BotReport;
  let home: string;
  try {
    report = await checkBotToken(client);
    if (report.refused !== null) return { findings: [refused(BOT, report.refused)], works: false };
    const { user, team, team_id: id } = await client.auth.test();
    home = `@${user ?? 'the app'} in ${team ?? id ?? 'its workspace'}`;
  } catch (error) {
    return { findings: [slackFailure(BOT, 'SLACK_BOT_TOKEN', error, 'auth.test')], works: false };
  }
  return {
    findings: [ok(BOT, `Slack accepts SLACK_BOT_TOKEN: ${home}.`), ...scopeFindings(report)],
    works: true,
  };
}

function scopeFindings({ lacks, without, granted }: BotReport): Finding[] {
  if (!granted)
    return [
      warn(
        SCOPES,
        'Slack did not return the scopes of the app.',
        'Check that no proxy removes the header x-oauth-scopes.',
      ),
    ];
  if (lacks === null && without.length === 0) {
    const all = REQUIRED_SCOPES.length + Object.keys(OPTIONAL_SCOPES).length;
    return [ok(SCOPES, `The app has all ${all} scopes that its features need.`)];
  }
  return [
    ...(lacks === null ? [] : [refused(SCOPES, lacks)]),
    ...without.map((scope) =>
      warn(
        SCOPES,
        `The app lacks the optional scope ${scope}, which it needs ${OPTIONAL_SCOPES[scope]}.`,
        REINSTALL,
      ),
    ),
  ];
}

const refused = (check: string, { name, wrong: text, fix }: TokenProblem): Finding =>
  wrong(check, `${name}: ${text}.`, fix);

/**
 * The app-level token: Slack gives the address of a socket. The socket is not opened, since Slack would send it clicks
 * that are meant for a gate that runs.
 */
export async function checkSocket(client: WebClient): Promise<Finding[]> {
  try {
    const problem = await checkAppToken(client);
    if (problem !== null) return [refused(SOCKET, problem)];
    return [ok(SOCKET, 'Slack accepts SLACK_APP_TOKEN and returns a socket address.')];
  } catch (error) {
    if (slackError(error) === 'too_many_websockets')
      return [
        warn(
          SOCKET,
          'The app already uses all ten sockets that Slack allows.',
          'Run at most five gate processes.',
        ),
      ];
    return [slackFailure(SOCKET, 'SLACK_APP_TOKEN', error, 'apps.connections.open')];
  }
}
