import type { Settings } from '../config/load-settings.ts';
import { SettingsError } from '../config/problem.ts';
import type { Log } from '../log/log.ts';
import { createOutgoing } from '../proxy/outgoing.ts';
import { createAppClient } from '../slack/api/check-tokens.ts';
import type { SlackTokens } from '../slack/slack-app.ts';
import { checkCard } from './checks/card.ts';
import { checkChannels } from './checks/channels.ts';
import { checkClock } from './checks/clock.ts';
import { checkDatabase, type Explain } from './checks/database.ts';
import { createLookUp } from './checks/look-up.ts';
import { checkPeople } from './checks/people.ts';
import { checkProxy } from './checks/proxy.ts';
import { checkRedis } from './checks/redis.ts';
import { checkBot, checkSocket } from './checks/tokens.ts';
import { checkViews } from './checks/views.ts';
import { type Finding, ok, warn, wrong } from './finding.ts';
import { hideSecrets, secretsOf } from './hide-secrets.ts';
import { runCheck } from './run-check.ts';
import { allSamples } from './samples/samples.ts';
import { createDoctorClient, type DoctorClient } from './slack-client.ts';

/** How long one check may take, and one that asks about many people or views, in ms: 65 s in all. */
const CHECK_MS = 20_000;
const MANY_MS = 45_000;

export interface DoctorDeps {
  /** @throws SettingsError */
  loadSettings: () => Settings;
  log: Log;
  /** What is wrong with a database, in a sentence. */
  explain: Explain;
  /** Whether a test card is posted. */
  card: boolean;
}

/** Checks everything that the gate stands on, and changes nothing but for a message that deletes itself. It never rejects. */
export async function runDoctor(deps: DoctorDeps): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = deps.loadSettings();
  } catch (error) {
    if (error instanceof SettingsError)
      return error.problems.map(({ name, wrong: text, fix }) => wrong('settings', `${name}: ${text}.`, fix));
    throw error;
  }
  const [database, redis, slack] = await Promise.all([
    runCheck({ name: 'database', limitMs: CHECK_MS, run: () => checkDatabase(settings, deps.explain) }),
    runCheck({ name: 'redis', limitMs: CHECK_MS, run: () => checkRedis(settings.redisUrl) }),
    lookAtSlack(settings, deps),
  ]);
  const first = ok('settings', 'The environment variables and the policy file are valid.');
  const secrets = secretsOf(settings);
  return [first, ...database, ...redis, ...slack].map((finding) => ({
    ...finding,
    text: hideSecrets(finding.text, secrets),
  }));
}

async function lookAtSlack({ proxies, slack, team }: Settings, deps: DoctorDeps): Promise<Finding[]> {
  const outgoing = createOutgoing(proxies);
  try {
    return [...checkProxy(proxies, slack.apiUrl), ...(await askSlack({ ...slack, outgoing }, team, deps))];
  } finally {
    await outgoing.stop();
  }
}

async function askSlack(slack: SlackTokens, team: Settings['team'], deps: DoctorDeps): Promise<Finding[]> {
  const doctorClient = createDoctorClient(slack, deps.log);
  let works = false;
  const [tokens, socket] = await Promise.all([
    runCheck({
      name: 'bot token',
      limitMs: CHECK_MS,
      run: async () => {
        const bot = await checkBot(doctorClient.client);
        works = bot.works;
        return bot.findings;
      },
    }),
    runCheck({
      name: 'socket',
      limitMs: CHECK_MS,
      run: () => checkSocket(createAppClient(slack, deps.log)),
    }),
  ]);
  const clock = checkClock(doctorClient.aheadMs());
  const rest = works ? await lookFurther(doctorClient, team, deps.card) : [NOT_LOOKED_AT];
  return [...tokens, ...socket, ...clock, ...rest];
}

const NOT_LOOKED_AT = warn(
  'slack',
  'Channels, people, views and the test card were not checked.',
  'Fix the bot token first, and run doctor again.',
);

/** What takes a bot token that works. */
async function lookFurther(
  { client }: DoctorClient,
  team: Settings['team'],
  card: boolean,
): Promise<Finding[]> {
  const found = await Promise.all([
    runCheck({ name: 'channels', limitMs: CHECK_MS, run: () => checkChannels(client, team) }),
    runCheck({ name: 'people', limitMs: MANY_MS, run: () => checkPeople(createLookUp(client), team) }),
    runCheck({ name: 'views', limitMs: MANY_MS, run: () => checkViews(client, allSamples()) }),
    ...(card
      ? [
          runCheck({
            name: 'test card',
            limitMs: CHECK_MS,
            run: () => checkCard(client, team.channels.approvals),
          }),
        ]
      : []),
  ]);
  return found.flat();
}
