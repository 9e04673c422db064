import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';
import { unknownEnvironment } from '../policy/environments/known-environments.ts';
import { clausePatternProblem } from '../policy/match/compile/clause-pattern.ts';
import { CATEGORIES, RISK_LEVELS } from '../policy/risk/risk.ts';
import { rangeWords } from '../text/issue-words.ts';
import { duration } from './duration.ts';

const channel = z.string().regex(/^[CG][A-Z0-9]{1,20}$/, 'must be a channel id such as C0APPROVALS');
const user = z.string().regex(/^[UW][A-Z0-9]{1,20}$/, 'must be a Slack user id such as U0ANA');
const userOrGroup = z
  .string()
  .regex(/^[UWS][A-Z0-9]{1,20}$/, 'must be a Slack user id (U…, W…) or user group id (S…)');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as "08:00"');
const environmentName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'must be a name such as production');
/** A whole number within limits, with both of them in its error. */
function wholeNumber(min: number, max: number, unit?: string) {
  const error = rangeWords(min, max, unit);
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** 5 s to a day (CONTRACT §3). */
const timeout = wholeNumber(5, 86_400, 'seconds');
const approvals = wholeNumber(1, 10);
const riskLevel = z.enum(RISK_LEVELS);
const day = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** A local date; a holiday that does not exist would never be kept. */
const date = z.iso.date('must be a date such as 2026-12-25');

const timezone = z.string().refine(isTimezone, 'must be an IANA time zone such as Europe/Madrid');

const environment = z.strictObject({
  channel: channel.optional(),
  auto_approve_up_to: riskLevel.default('high'),
  approvals: approvals.optional(),
  timeout: timeout.optional(),
  outside_hours: z.enum(['open', 'closed']).default('open'),
  require_proven_requester: z.boolean().default(false),
  rule_changes: z.strictObject({ approvals: wholeNumber(1, 2) }).prefault({ approvals: 1 }),
});

/** A clause whose pattern the policy cannot read would fail every request. */
const policyClause = z.strictObject({
  when: z
    .strictObject({
      category: z.enum(CATEGORIES).optional(),
      environment: environmentName.optional(),
      command: z
        .string()
        .min(1)
        .max(1000)
        .superRefine((text, context) => {
          const problem = clausePatternProblem(text);
          if (problem === null) return;
          context.addIssue({
            code: 'custom',
            message: `must be a glob such as "* migrate *": ${problem}`,
          });
        })
        .optional(),
    })
    .refine(
      (when) => Object.keys(when).length > 0,
      'must have at least one of category, environment and command',
    ),
  approvals: approvals.optional(),
  from: z.array(userOrGroup).min(1).max(20).optional(),
  timeout: timeout.optional(),
});

/** Only these exist (CONTRACT §3); without the key only `production` does. */
const environments = z
  .record(environmentName, environment)
  .refine(
    (named) => Object.keys(named).length > 0,
    'must have at least 1 environment. Remove the key if there is only production',
  )
  .prefault({ production: {} });

/** `expacti.yaml`: the team's policy, kept in its git. An unknown key is an error (CONTRACT §3). */
export const policyFile = z.strictObject({
  timezone: timezone.default('UTC'),
  working_hours: z
    .strictObject({
      days: z.array(day).min(1).max(7),
      from: timeOfDay,
      to: timeOfDay,
      holidays: z.array(date).max(400).default([]),
    })
    .refine((hours) => hours.from !== hours.to, 'must have different times in from and to')
    .optional(),
  channels: z.strictObject({
    approvals: channel,
    late_night: channel.optional(),
    digest: channel.optional(),
  }),
  reviewers: z.array(userOrGroup).min(1).max(200),
  admins: z.array(userOrGroup).min(1).max(200).optional(),
  on_call: z.array(userOrGroup).max(200).default([]),
  on_call_rotation: z
    .strictObject({
      people: z.array(user).min(1).max(50),
      starts: date,
      hand_over: timeOfDay.default('09:00'),
    })
    .optional(),
  people: z.record(z.string().min(1).max(100), user).default({}),
  timeout: timeout.default(60),
  escalation: z
    .strictObject({ after: wholeNumber(1, 86_400, 'seconds'), extend_by: wholeNumber(0, 86_400, 'seconds') })
    .optional(),
  notify: z.enum(['mention', 'dm', 'none']).default('mention'),
  tell_requester: z.boolean().default(true),
  self_approval: z.enum(['never', 'low_risk']).default('never'),
  environments,
  policies: z.array(policyClause).max(500).default([]),
  digest: z
    .strictObject({
      cron: z
        .string()
        .max(100)
        .refine(isCron, 'must be a cron expression such as "0 9 * * mon"')
        .default('0 9 * * mon'),
      stale_after: duration.prefault('30d'),
    })
    .prefault({}),
});

export type PolicyFile = z.infer<typeof policyFile>;

/** As much of a policy file as says which environments it has and names. It may be wrong elsewhere. */
const named = z.object({
  environments: z.record(z.string(), z.unknown()).default({ production: {} }),
  policies: z.array(z.unknown()),
});
const clause = z.object({ when: z.object({ environment: z.string() }) });

/** Clauses whose environment is not configured: they would never apply. Found whatever else is wrong with the file. */
export function strayClauses(file: unknown): { path: string; wrong: string }[] {
  const read = named.safeParse(file);
  if (!read.success) return [];
  const known = Object.keys(read.data.environments);
  return read.data.policies.flatMap((one, index) => {
    const environment = clause.safeParse(one).data?.when.environment;
    const wrong = environment === undefined ? null : unknownEnvironment(environment, known);
    return wrong === null ? [] : [{ path: `policies.${index}.when.environment`, wrong }];
  });
}

function isCron(text: string): boolean {
  try {
    // Without a field for each part the parser would guess.
    return /^\S+(?:\s+\S+){4,5}$/.test(text) && CronExpressionParser.parse(text).hasNext();
  } catch {
    return false;
  }
}

function isTimezone(name: string): boolean {
  // Newer Node.js also takes `+02:00`, which is no name, and which PostgreSQL reads the other way round.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
