import { z } from 'zod';
import { KINDS } from '../../digest/digest.ts';
import { RULES_NAMED } from '../../stats/rules-by-use.ts';

/** Query of `GET /v1/digest`. */
export const digestQuery = z.strictObject({
  format: z
    .enum(['json', 'markdown', 'text'])
    .default('json')
    .describe('`markdown` answers a document to keep in git, `text` a few lines.'),
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
  to: z.iso.date().describe('The last day that counts; weeks are whole days of the time zone.'),
  requests: z.int(),
  by_rule: z.number().min(0).max(1).nullable().describe('Share that rules decided at once.'),
  approvals: z.int().describe('Answers of people.'),
  denials: z.int(),
  timed_out: z.int(),
  median_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  under_two_seconds: z.int().describe('Answers given within two seconds of the question.'),
  reviewers: z.array(z.object({ reviewer: z.string(), answers: z.int() })),
});

const countedRules = z.object({ rules: z.int(), uses: z.int() });

const rulesByUse = z.object({
  days: z.int().describe('Days of the window.'),
  rules: z.int().describe('Rules in the book.'),
  uses: z
    .int()
    .describe('How often they ended a request at once; what several ended together is a use of each.'),
  carrying: countedRules.describe('The fewest rules that have 90 % of the uses, or more.'),
  unused: z.int().describe('Rules in the book without a use.'),
  most: z
    .array(ruleRef.omit({ id: true }).extend({ uses: z.int() }))
    .max(RULES_NAMED)
    .describe('The rules with the most uses, the most first.'),
  others: countedRules.describe('Other rules in the book that were used.'),
  retired: countedRules.describe('Rules that were used and have left the book since.'),
});

/** A digest in answers. */
export const digestAnswer = z.object({
  at: time,
  since: time.nullable().describe('From when on requests are counted.'),
  rules: z.int(),
  requests: z.int(),
  partial: z
    .boolean()
    .describe('Whether only the most frequent texts and the newest denials were looked at.'),
  undecided: z.int().describe('Rules of which it is not decided whether others cover them.'),
  left_out: z.int(),
  weeks: z
    .object({ now: week, before: week })
    .nullable()
    .describe('The last seven whole days, and the seven before.'),
  rules_by_use: rulesByUse.nullable().describe('How the rules carried the requests of the last 30 days.'),
  proposals: z.array(
    z.object({
      kind: z.enum(KINDS),
      retire: z.array(ruleRef),
      add: ruleRef.omit({ id: true }).nullable(),
      depends_on: z.array(ruleRef).describe('Rules that the proof stands on.'),
      proof: z.string(),
      witness: z.string().nullable().describe('A command that shows it.'),
      safe: z.boolean().describe('Proven to change no verdict.'),
      flipped: z.int().describe('Requests of the window that would have another verdict.'),
      denied: z
        .array(z.string())
        .describe('What people denied and would be allowed: then it cannot be applied.'),
    }),
  ),
});
