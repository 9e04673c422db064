import { z } from 'zod';
import { KINDS } from '../../digest/digest.ts';
import { RULES_NAMED } from '../../stats/rules-by-use.ts';

/** Query of `GET /v1/digest`. */
export const digestQuery = z.strictObject({
  format: z
    .enum(['json', 'markdown', 'text'])
    .default('json')
    .describe('`markdown` returns a document to keep in git, `text` a list for a terminal.'),
});

const time = z.iso.datetime();
const ruleRef = z.object({
  id: z.string(),
  effect: z.enum(['allow', 'deny']),
  type: z.enum(['exact', 'glob', 'regex']),
  pattern: z.string(),
});

const week = z.object({
  from: z.iso.date(),
  to: z.iso.date().describe('Last day of the week. Weeks are whole days in the time zone.'),
  requests: z.int(),
  by_rule: z.number().min(0).max(1).nullable().describe('Share that rules decided.'),
  approvals: z.int().describe('Answers by people.'),
  denials: z.int(),
  timed_out: z.int(),
  median_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  under_two_seconds: z.int().describe('Answers given within 2 seconds of the question.'),
  reviewers: z.array(z.object({ reviewer: z.string(), answers: z.int() })),
});

const countedRules = z.object({ rules: z.int(), uses: z.int() });

const rulesByUse = z.object({
  days: z.int().describe('Days of the window.'),
  rules: z.int().describe('Rules in the rule book.'),
  uses: z
    .int()
    .describe('How often they decided a request. If several rules decided it together, each is counted.'),
  carrying: countedRules.describe('The fewest rules that have at least 90 % of the uses.'),
  unused: z.int().describe('Rules in the rule book without a use.'),
  most: z
    .array(ruleRef.omit({ id: true }).extend({ uses: z.int() }))
    .max(RULES_NAMED)
    .describe('Most used rules, sorted by use.'),
  others: countedRules.describe('Other rules in the rule book that were used.'),
  retired: countedRules.describe('Rules that were used and have since been retired.'),
});

/** A digest in answers. */
export const digestAnswer = z.object({
  at: time,
  since: time.nullable().describe('Start of the period that is counted.'),
  rules: z.int(),
  requests: z.int(),
  partial: z
    .boolean()
    .describe('True if only the most frequent commands and the newest denials were examined.'),
  undecided: z.int().describe('Rules that could not be compared with the others.'),
  left_out: z.int(),
  weeks: z
    .object({ now: week, before: week })
    .nullable()
    .describe('The last 7 whole days, and the 7 days before.'),
  rules_by_use: rulesByUse.nullable().describe('How often each rule was used in the last 30 days.'),
  proposals: z.array(
    z.object({
      kind: z.enum(KINDS),
      retire: z.array(ruleRef),
      add: ruleRef.omit({ id: true }).nullable(),
      depends_on: z.array(ruleRef).describe('Rules that the proof depends on.'),
      proof: z.string(),
      witness: z.string().nullable().describe('A command that shows it.'),
      safe: z.boolean().describe('True if it is proven to change no verdict, so it is safe to apply.'),
      flipped: z.int().describe('Requests of the period that would get another verdict.'),
      denied: z
        .array(z.string())
        .describe(
          'Requests that people denied and that would be allowed. If there are any, the proposal cannot be applied.',
        ),
    }),
  ),
});
