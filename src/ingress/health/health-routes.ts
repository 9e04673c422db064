import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from '../http/problem.ts';
import { addRoute, type Route } from '../http/route.ts';
import type { Health, HealthReport } from './health.ts';

/** `?strict`, whatever its value; `false` and `0` are as if it were absent. */
const strictQuery = z
  .object({
    strict: z
      .string()
      .default('false')
      .meta({ description: 'Return 503 also if a part is degraded.', allowEmptyValue: true }),
  })
  .catch({ strict: 'true' });

/** What `/readyz` answers with 200. A 503 has the same members but for `status`. */
export const readinessAnswer = z.object({
  status: z.enum(['ready', 'degraded']),
  checks: z.record(z.string(), z.string()).describe('`ok` or one sentence about the problem, by part.'),
  degraded: z.array(z.string()).describe('Parts that have a problem although the gate answers requests.'),
  people: z.object({
    checked_at: z.iso.datetime().nullable(),
    problems: z.array(z.string()).describe('Problems with people and channels in the policy file.'),
  }),
  slack: z.object({
    sockets: z.number().int().describe('Open sockets to Slack that answer pings.'),
    last_message_at: z.iso
      .datetime()
      .nullable()
      .describe('Time of the last message from Slack to this process.'),
  }),
});

/** Seconds after which a load balancer may ask again. */
const RETRY_SECONDS = 2;

const LIVE = {
  method: 'GET',
  path: '/healthz',
  summary: 'The process is up.',
  access: 'anyone',
  answer: z.object({ status: z.literal('ok') }),
} as const satisfies Route;

const READY = {
  method: 'GET',
  path: '/readyz',
  summary:
    '200 if the gate can answer requests: the database is writable, and Slack has accepted the settings since the start. Otherwise 503. `degraded` names other problems: Slack, jobs, Redis, people.',
  access: 'anyone',
  query: strictQuery,
  answer: readinessAnswer,
  refuses: [503],
} as const satisfies Route;

/**
 * `/healthz`: the process is up. `/readyz`: it can answer requests (CONTRACT §4). What is degraded is named; with
 * `?strict` it makes the gate unready. Neither needs a token.
 */
export function healthRoutes(app: FastifyInstance, health: Health): void {
  addRoute(app, LIVE, async () => ({ status: 'ok' }));

  addRoute(app, READY, async ({ query: { strict } }) => {
    const isStrict = strict !== 'false' && strict !== '0';
    const report = await health.look();
    const { down, degraded } = report;
    const problem = down.length > 0 ? `Not ready: ${down.join(', ')}.` : `Degraded: ${degraded.join(', ')}.`;
    if (down.length > 0 || (isStrict && degraded.length > 0))
      throw new Problem(503, problem, { members: membersOf(report), retryAfter: RETRY_SECONDS });
    return { status: degraded.length > 0 ? 'degraded' : 'ready', ...membersOf(report) };
  });
}

function membersOf({ checks, degraded, people, slack }: HealthReport): Record<string, unknown> {
  const { checkedAt, problems } = people;
  return {
    checks,
    degraded,
    people: { checked_at: checkedAt?.toISOString() ?? null, problems },
    slack: { sockets: slack.sockets, last_message_at: slack.lastMessageAt?.toISOString() ?? null },
  };
}
