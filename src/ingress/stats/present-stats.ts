import type { z } from 'zod';
import { type Ends, hitRate, share, totalOf } from '../../stats/ends.ts';
import type { ReviewerAnswers } from '../../stats/ports.ts';
import type { DayStats, Stats } from '../../stats/stats.ts';
import type { statsAnswer } from './stats-schemas.ts';

type StatsAnswer = z.infer<typeof statsAnswer>;

/** Statistics as the API shows them. */
export function presentStats(stats: Stats): StatsAnswer {
  const { answers, denials, ends } = stats;
  const { approvals, denials: denied, underTwoSeconds: under_two_seconds } = answers;
  return {
    since: stats.since.toISOString(),
    until: stats.until.toISOString(),
    timezone: stats.timezone,
    requests: stats.requests,
    waiting: stats.waiting,
    hit_rate: hitRate(ends),
    ends: presentEnds(ends),
    decision_ms: stats.times,
    people: {
      approvals,
      denials: denied,
      under_two_seconds,
      approved_share: share(approvals, approvals + denied),
    },
    by_day: stats.days.map(presentDay),
    by_hour: stats.hours,
    by_reviewer: stats.reviewers.map(presentReviewer),
    reviewers: stats.reviewersInAll,
    denials: denials.map(({ requestId, at, ...denial }) => ({
      request_id: requestId,
      ...denial,
      at: at.toISOString(),
    })),
  };
}

function presentEnds(ends: Ends): StatsAnswer['ends'] {
  return {
    allowed_by_rule: ends.allowedByRule,
    approved_by_people: ends.approvedByPeople,
    denied_by_person: ends.deniedByPerson,
    denied_by_rule: ends.deniedByRule,
    denied_by_policy: ends.deniedByPolicy,
    timed_out: ends.timedOut,
    canceled: ends.canceled,
  };
}

function presentDay({ day, ends, times }: DayStats): StatsAnswer['by_day'][number] {
  return {
    day,
    requests: totalOf(ends),
    hit_rate: hitRate(ends),
    ends: presentEnds(ends),
    decision_ms: times,
  };
}

function presentReviewer(one: ReviewerAnswers): StatsAnswer['by_reviewer'][number] {
  const { reviewer, approvals, denials, underTwoSeconds, medianMs, busiestHour, busiestAnswers } = one;
  return {
    reviewer,
    approvals,
    denials,
    under_two_seconds: underTwoSeconds,
    median_ms: medianMs,
    busiest_hour: { hour: busiestHour, answers: busiestAnswers },
  };
}
