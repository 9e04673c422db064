import type { DecisionBus } from '../../bus/decision-bus.ts';
import type { Settings } from '../../config/load-settings.ts';
import { createHealth, type Health, type HealthParts } from '../../ingress/health/health.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { SlackConnection } from '../../slack/socket/connection.ts';
import type { Database } from '../../store/database/database.ts';
import type { SlackCheck } from './start-slack-check.ts';

interface Looked {
  database: Database;
  bus: DecisionBus;
  jobs: Jobs;
  slack: SlackConnection;
  slackCheck: SlackCheck;
  people: HealthParts['people'];
}

const NOT_CONNECTED =
  'The socket to Slack is not connected, so clicks do not arrive. The gate keeps trying. See the log for the reason.';

/** The health of this gate, from the parts that `/readyz` names. */
export function healthOf(
  { redisUrl }: Pick<Settings, 'redisUrl'>,
  { database, bus, jobs, slack, slackCheck, people }: Looked,
): Health {
  return createHealth({
    vital: {
      database: () => database.provesWritable(),
      slack_settings: async () => refuse(slackCheck.settings()),
    },
    others: {
      slack_socket: async () => refuse(slack.connected() ? null : NOT_CONNECTED),
      slack_tokens: async () => refuse(slackCheck.tokens()),
      slack_scopes: async () => refuse(slackCheck.scopes()),
      jobs: () => jobs.ping().catch(queuesAway),
      ...(redisUrl === null ? {} : { redis: () => bus.ping() }),
      ...(redisUrl !== null || database.embedded ? {} : { bus: () => bus.ping() }),
    },
    people,
    slack: () => ({ sockets: slack.sockets(), lastMessageAt: slack.lastMessageAt() }),
  });
}

function refuse(sentence: string | null): void {
  if (sentence !== null) throw new Error(sentence);
}

/** The message of an error of the queues may hold an address. The log has it. */
function queuesAway(): never {
  throw new Error('The job queues cannot be reached. Requests still time out, but cards may be late.');
}
