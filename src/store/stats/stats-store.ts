import type { Counted, ReviewerAnswers, StatsStore, StatsWindow } from '../../stats/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

/** An answer within this time of the question was hardly thought over, in ms. */
const QUICK_MS = 2_000;

/** Statistics, counted by the database: only sums leave it. */
export function createStatsStore(prisma: PrismaClient): StatsStore {
  return { count: (window, reviewersMax) => reaching(() => count(prisma, window, reviewersMax)) };
}

async function count(
  prisma: PrismaClient,
  { days, until, timezone }: StatsWindow,
  reviewersMax: number,
): Promise<Counted> {
  const [begin] = await prisma.$queryRaw<{ since: Date }[]>`
    SELECT (${days[0]}::date)::timestamp AT TIME ZONE ${timezone} AS since`;
  if (begin === undefined) throw new Error('the database told no beginning of the day');
  const { since } = begin;
  const ended = Prisma.sql`
    SELECT *, decided_at AT TIME ZONE ${timezone} AS at FROM decisions
     WHERE decided_at >= ${since} AND decided_at <= ${until}`;
  const reviewers = await countReviewers(prisma, answersTo(ended, timezone), reviewersMax);
  return {
    since,
    waiting: await prisma.request.count({ where: { status: 'pending' } }),
    ...(await countEnds(prisma, ended)),
    times: await prisma.$queryRaw<Counted['times']>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day,
             percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) AS median,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) AS p95
        FROM (SELECT at::date AS day, latency_ms FROM (${ended}) e WHERE by_kind = 'reviewer') people
       GROUP BY GROUPING SETS ((day), ()) HAVING count(*) > 0`,
    answersByHour: await prisma.$queryRaw<Counted['answersByHour']>`
      SELECT extract(hour FROM clock_hour)::int AS hour, ${ANSWER_COUNTS}
        FROM (${answersTo(ended, timezone)}) answers GROUP BY GROUPING SETS ((1), ())`,
    reviewers: reviewers.map(({ inAll: _inAll, ...reviewer }) => reviewer),
    reviewersInAll: reviewers[0]?.inAll ?? 0,
  };
}

/** Rows are many and clock hours few: everything else is summed up from what happened in one clock hour. */
async function countEnds(
  prisma: PrismaClient,
  ended: Prisma.Sql,
): Promise<Pick<Counted, 'ends' | 'requestsByHour'>> {
  const rows = await prisma.$queryRaw<(Counted['ends'][number] & { hour: number | null })[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, hour, outcome, by_kind AS by, sum(requests)::int AS requests
      FROM (SELECT clock_hour::date AS day, extract(hour FROM clock_hour)::int AS hour, outcome, by_kind, requests
              FROM (SELECT date_trunc('hour', at) AS clock_hour, outcome, by_kind, count(*) AS requests
                      FROM (${ended}) e GROUP BY 1, 2, 3) hours) hours
     GROUP BY GROUPING SETS ((day, outcome, by_kind), (hour))`;
  return {
    ends: rows.flatMap(({ hour, ...end }) => (hour === null ? [end] : [])),
    requestsByHour: rows.flatMap(({ hour, requests }) => (hour === null ? [] : [{ hour, requests }])),
  };
}

const ANSWER_COUNTS = Prisma.sql`
  count(*) FILTER (WHERE is_yes)::int AS approvals, count(*) FILTER (WHERE NOT is_yes)::int AS denials,
  count(*) FILTER (WHERE took_ms < ${QUICK_MS})::int AS "underTwoSeconds"`;

/** What each person answered: approvals are rows of their own, a denial is the decision itself. */
function answersTo(ended: Prisma.Sql, timezone: string): Prisma.Sql {
  return Prisma.sql`
    SELECT reviewer, is_yes, took_ms, date_trunc('hour', at) AS clock_hour
      FROM (SELECT a.reviewer, true AS is_yes, a.approved_at AT TIME ZONE ${timezone} AS at,
                   latency_ms - extract(epoch FROM decided_at - approved_at)::float8 * 1000 AS took_ms
              FROM (${ended}) e JOIN approvals a USING (request_id) WHERE by_kind NOT IN ('rule', 'policy')
             UNION ALL
            SELECT by_id, false, at, latency_ms FROM (${ended}) e
             WHERE outcome = 'denied' AND by_kind = 'reviewer') answers`;
}

function countReviewers(
  prisma: PrismaClient,
  answers: Prisma.Sql,
  limit: number,
): Promise<(ReviewerAnswers & { inAll: number })[]> {
  return prisma.$queryRaw`
    WITH answers AS MATERIALIZED (${answers}),
    busiest AS (
      SELECT DISTINCT ON (reviewer) reviewer, to_char(clock_hour, 'YYYY-MM-DD HH24:MI') AS "busiestHour",
             count(*)::int AS "busiestAnswers"
        FROM answers GROUP BY reviewer, clock_hour ORDER BY reviewer, count(*) DESC, clock_hour)
    SELECT reviewer, ${ANSWER_COUNTS},
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY took_ms))::int AS "medianMs",
           "busiestHour", "busiestAnswers", (count(*) OVER ())::int AS "inAll"
      FROM answers JOIN busiest USING (reviewer)
     GROUP BY reviewer, "busiestHour", "busiestAnswers" ORDER BY count(*) DESC, reviewer LIMIT ${limit}`;
}
