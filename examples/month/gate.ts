import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Gate, startGate } from '../../src/app.ts';
import { loadSettings } from '../../src/config/load-settings.ts';
import { createLog } from '../../src/log/log.ts';
import { type StandIn, startStandIn } from '../../src/sandbox/stand-in.ts';
import { Api } from '../../test/support/gate/api.ts';
import type { MonthClock } from './clock.ts';
import { TEAM_POLICY } from './team.ts';

/** A real gate with an empty rule book, the stand-in workspace that it posts to, and its API. */
export interface MonthGate {
  api: Api;
  slack: StandIn;
  stop(): Promise<void>;
}

/**
 * Starts the gate in this process, on `clock`: on an embedded database that is gone afterwards, or where DATABASE_URL
 * and REDIS_URL say.
 * @throws where its rule book is not empty.
 */
export async function startMonthGate(clock: MonthClock, policy = TEAM_POLICY): Promise<MonthGate> {
  const { DATABASE_URL, REDIS_URL } = process.env;
  const gate = await startGateOn(clock, { DATABASE_URL, REDIS_URL }, policy);
  if ((await rulesIn(gate.api)) === 0) return gate;
  await gate.stop();
  throw new Error('The month begins with an empty rule book: name an empty database in DATABASE_URL.');
}

/** Starts the team's gate in this process, on `clock` and on the database that `home` names as the environment does. */
export async function startGateOn(
  clock: MonthClock,
  home: NodeJS.ProcessEnv,
  policy = TEAM_POLICY,
): Promise<MonthGate> {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-month-'));
  // A month passes in minutes: Slack's limits are for people who take their time.
  const slack = await startStandIn({ now: () => clock.now().getTime(), methodRate: { times: Infinity } });
  const token = randomBytes(24).toString('hex');
  let gate: Gate | undefined;
  const stop = async (): Promise<void> => {
    await gate?.stop();
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await writeFile(join(folder, 'expacti.yaml'), policy);
    gate = await startOn({ clock, slack, folder, token, home });
    const api = new Api(gate.url, token);
    await slack.waitFor(() => slack.connections() > 0, { what: 'the gate to connect to Slack' });
    return { api, slack, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface StartOn {
  clock: MonthClock;
  slack: StandIn;
  folder: string;
  token: string;
  home: NodeJS.ProcessEnv;
}

async function startOn({ clock, slack, folder, token, home }: StartOn): Promise<Gate> {
  const { LOG_LEVEL = 'error' } = process.env;
  const settings = loadSettings({
    LOG_LEVEL,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    EXPACTI_BOOTSTRAP_TOKEN: token,
    EXPACTI_DATA_DIR: join(folder, 'data'),
    EXPACTI_CONFIG: join(folder, 'expacti.yaml'),
    PORT: '0',
    ...home,
  });
  const log = createLog(settings.logLevel);
  return startGate({ settings, log, clock, version: 'month' });
}

/** How many rules count at the moment. */
export async function rulesIn(api: Api): Promise<number> {
  const { body } = await api.call<{ rules: unknown[] }>('GET', '/v1/rules');
  return body.rules.length;
}
