import type { FastifyInstance } from 'fastify';
import type { HealthCheck, PeopleHealth } from '../ports.ts';
import { Problem } from '../problem.ts';

/** A part that does not answer within this time, in ms, is not well. */
const CHECK_MS = 2_000;

/**
 * `/healthz`: the process is up. `/readyz`: everything it stands on is (CONTRACT §4), with what is wrong about people as a
 * detail. Neither needs a token.
 */
export function healthRoutes(
  app: FastifyInstance,
  checks: Readonly<Record<string, HealthCheck>>,
  peopleHealth: () => PeopleHealth,
): void {
  app.get('/healthz', async () => ({ status: 'ok' }));

  app.get('/readyz', async () => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await resultOf(check)] as const),
    );
    const unwell = results.filter(([, result]) => result !== 'ok').map(([name]) => name);
    const { checkedAt, problems } = peopleHealth();
    const people = { checked_at: checkedAt?.toISOString() ?? null, problems };
    const members = { checks: Object.fromEntries(results), people };
    if (unwell.length > 0)
      throw new Problem(503, `Not ready: ${unwell.join(', ')}.`, { members, retryAfter: 2 });
    return { status: 'ready', ...members };
  });
}

async function resultOf(check: HealthCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${CHECK_MS / 1000} s`), CHECK_MS);
  });
  const result = check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : 'not well'),
  );
  return Promise.race([result, late]).finally(() => clearTimeout(timer));
}
