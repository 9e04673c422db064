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
    .describe('How many days it looks back, today among them.'),
  format: z
    .enum(['json', 'markdown', 'text'])
    .default('json')
    .describe('`markdown` and `text` answer a report for people.'),
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
  .describe('How long requests waited that people decided, in ms.');

const answers = {
  approvals: count,
  denials: count,
  under_two_seconds: count.describe('Given within two seconds of the question.'),
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
  timezone: z.string().describe('Whose clocks days and hours are of.'),
  requests: count,
  waiting: count.describe('Requests that wait for a decision now.'),
  hit_rate: share.describe('Share that a rule decided at once, allow or deny.'),
  ends,
  decision_ms: decisionMs,
  people: z.object({ ...answers, approved_share: share }),
  by_day: z.array(z.object({ day, requests: count, hit_rate: share, ends, decision_ms: decisionMs })),
  by_hour: z.array(z.object({ hour: z.int().min(0).max(23), requests: count, answers: count })),
  by_reviewer: z.array(reviewer).describe('Who answered most.'),
  reviewers: count.describe('How many people answered, also those who are not in `by_reviewer`.'),
  denials: z.array(denial).describe('The newest denials by people.'),
});
