import type { FastifyInstance } from 'fastify';
import { readStats, type StatsDeps } from '../../stats/read-stats.ts';
import { reportOf } from '../../stats/report.ts';
import { reportMarkdown } from '../../stats/report-markdown.ts';
import { reportText } from '../../stats/report-text.ts';
import { addRoute, type Route } from '../http/route.ts';
import { presentStats } from './present-stats.ts';
import { statsAnswer, statsQuery } from './stats-schemas.ts';

export interface StatsRoutesDeps extends StatsDeps {
  /** Names of people by their ids. People without a known name keep their id. */
  ownerNames: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

const STATS = {
  method: 'GET',
  path: '/v1/stats',
  summary: 'Summary of requests, by day, hour and reviewer.',
  access: 'unlimited-admin',
  query: statsQuery,
  answer: statsAnswer,
  texts: ['text/markdown', 'text/plain'],
} as const satisfies Route;

/** `GET /v1/stats`, for admins: how requests ended. */
export function statsRoutes(app: FastifyInstance, deps: StatsRoutesDeps): void {
  addRoute(app, STATS, async ({ query: { days, format }, reply }) => {
    const stats = await readStats(deps, days);
    if (format === 'json') return presentStats(stats);
    const { reviewers, denials } = stats;
    const people = [...reviewers.map(({ reviewer }) => reviewer), ...denials.map(({ by }) => by)];
    const report = reportOf(stats, await deps.ownerNames(people));
    return format === 'markdown'
      ? reply.type('text/markdown; charset=utf-8').send(reportMarkdown(report))
      : reply.type('text/plain; charset=utf-8').send(reportText(report));
  });
}
