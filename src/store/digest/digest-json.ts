import { z } from 'zod';
import { type Digest, KINDS } from '../../digest/digest.ts';
import { draftJson, moment, ruleJson } from '../rules/rule-json.ts';

const ref = ruleJson.pick({
  id: true,
  version: true,
  effect: true,
  type: true,
  pattern: true,
  lastUsedAt: true,
});

const replay = z.object({
  requests: z.int(),
  flipped: z.int(),
  flips: z.array(
    z.object({
      command: z.string(),
      environment: z.string(),
      repository: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      requests: z.int(),
    }),
  ),
  denied: z.array(z.object({ command: z.string(), by: z.string(), reason: z.string().nullable() })),
});

const proposal = z.object({
  id: z.string(),
  kind: z.enum(KINDS),
  retire: z.array(ref),
  add: draftJson.nullable(),
  dependsOn: z.array(ref),
  proof: z.string(),
  witness: z.string().nullable(),
  replay,
  isSafe: z.boolean(),
});

const denial = z.object({
  requestId: z.string(),
  command: z.string(),
  environment: z.string(),
  repository: z.string().nullable(),
  by: z.string(),
  at: moment,
  reason: z.string().nullable(),
});

const week = z.object({
  from: z.string(),
  to: z.string(),
  requests: z.int(),
  byRule: z.number().nullable(),
  approvals: z.int(),
  denials: z.int(),
  timedOut: z.int(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  underTwoSeconds: z.int(),
  reviewers: z.array(z.object({ reviewer: z.string(), answers: z.int() })),
  reviewersInAll: z.int(),
});

const countedRules = z.object({ rules: z.int(), uses: z.int() });

const use = z.object({
  days: z.int(),
  rules: z.int(),
  uses: z.int(),
  carrying: countedRules,
  unused: z.int(),
  most: z.array(ruleJson.pick({ effect: true, type: true, pattern: true }).extend({ uses: z.int() })),
  others: countedRules,
  retired: countedRules,
});

/** A digest as it stands in the JSON of its row. */
export const digestJson: z.ZodType<Digest> = z.object({
  at: moment,
  since: moment.nullable(),
  rules: z.int(),
  requests: z.int(),
  isPartial: z.boolean(),
  undecided: z.int(),
  denials: z.array(denial),
  // Digests that were kept before weeks were counted have none.
  weeks: z.object({ now: week, before: week }).nullable().default(null),
  // Nor had they the uses of rules.
  use: use.nullable().default(null),
  proposals: z.array(proposal),
  leftOut: z.int(),
});
