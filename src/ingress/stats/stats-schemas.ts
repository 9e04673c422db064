import { z } from 'zod';
import { STATS_DAYS, STATS_DAYS_MAX } from '../../stats/days.ts';
import { wholeNumber } from '../http/query.ts';

/** Query of `GET /v1/stats`. */
export const statsQuery = z.strictObject({
  days: wholeNumber({
    min: 1,
    max: STATS_DAYS_MAX,
    words: `must be a whole number from 1 to ${STATS_DAYS_MAX}`,
  })
    .default(STATS_DAYS)
    .describe('Number of days, including today.'),
  format: z
    .enum(['json', 'markdown', 'text'])
    .default('json')
    .describe('`markdown` and `text` return a report for people.'),
});

const count = z.int().min(0);
const share = z.number().min(0).max(1).nullable();
const day = z.iso.date();

const ends = z.object({
  allowed_by_rule: count,
  approved_by_people: count,
  denied_by_person: count,
  denied_by_rule: count,
  denied_by_policy: count,
  timed_out: count.describe('Nobody answered.'),
  canceled: count.describe('By the caller.'),
});

const decisionMs = z
  .object({ median: count, p95: count })
  .nullable()
  .describe('How long people took to decide, in ms.');

const answers = {
  approvals: count,
  denials: count,
  under_two_seconds: count.describe('Given within 2 seconds of the question.'),
};

const reviewer = z.object({
  reviewer: z.string(),
  ...answers,
  median_ms: count,
  busiest_hour: z.object({ hour: z.string(), answers: count }),
});

const denial = z.object({
  request_id: z.string(),
  command: z.string(),
  environment: z.string(),
  repository: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
});

/** What `GET /v1/stats` answers: a request counts on the day and in the hour in which it ended. */
export const statsAnswer = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  timezone: z.string().describe('Time zone of days and hours.'),
  requests: count,
  waiting: count.describe('Pending requests.'),
  hit_rate: share.describe('Share that a rule decided, allow or deny.'),
  ends,
  decision_ms: decisionMs,
  people: z.object({ ...answers, approved_share: share }),
  by_day: z.array(z.object({ day, requests: count, hit_rate: share, ends, decision_ms: decisionMs })),
  by_hour: z.array(z.object({ hour: z.int().min(0).max(23), requests: count, answers: count })),
  by_reviewer: z.array(reviewer).describe('Reviewers with the most answers.'),
  reviewers: count.describe('Number of people who answered, including those not in `by_reviewer`.'),
  denials: z.array(denial).describe('The newest denials by people.'),
});
