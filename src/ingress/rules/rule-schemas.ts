import { z } from 'zod';
import { wholeNumberIn } from '../http/query.ts';
import { environmentName, text } from '../requests/schemas.ts';

/** A moment that PostgreSQL, JSON and people read the same. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((value) => value.getUTCFullYear() >= 1970 && value.getUTCFullYear() <= 9999, {
    message: 'must be in the years 1970 to 9999',
  });

/** A rule as it is written (CONTRACT §4); what comes with keeping it is taken back unread, as an export has it. */
const ruleDraft = z
  .strictObject({
    effect: z.enum(['allow', 'deny']),
    type: z.enum(['exact', 'glob', 'regex']),
    pattern: text(2000).min(1),
    environments: z.array(environmentName).max(50).default([]),
    repositories: z.array(text(256).min(1)).max(100).default([]),
    hours: z.enum(['any', 'working']).default('any'),
    expires_at: moment.nullable().default(null),
    max_uses: wholeNumberIn(1, 1_000_000).nullable().default(null),
    reason: text(1000).min(1),
    example: text(16_384).nullable().default(null),
    id: text(64).optional(),
    owner: text(256).nullable().optional(),
    uses: z.int().min(0).optional(),
    last_used_at: z.string().nullable().optional(),
    created_at: z.string().optional(),
    retired_at: z.null().optional(),
  })
  .transform(({ expires_at: expiresAt, max_uses: maxUses, ...rest }) => {
    const { effect, type, pattern, environments, repositories, hours, reason, example } = rest;
    return { effect, type, pattern, environments, repositories, hours, expiresAt, maxUses, reason, example };
  });

/** Rules that one import may bring. */
const RULES_MAX = 10_000;
/** Bytes of an import. */
export const RULES_MAX_BYTES = 8 * 1024 * 1024;

/** Body of `POST /v1/rules/import`. */
export const importBody = z.strictObject({ rules: z.array(ruleDraft).max(RULES_MAX) });

/** Query of `GET /v1/rules`. */
export const rulesQuery = z.strictObject({
  format: z
    .enum(['json', 'markdown'])
    .default('json')
    .describe(
      '`markdown` returns a document for people: rules by environment, in words, with reasons and owners.',
    ),
});

/** Query of `POST /v1/rules/import`. */
export const importQuery = z.strictObject({
  mode: z
    .enum(['merge', 'replace'])
    .default('merge')
    .describe('`replace` also retires rules that are not in the list.'),
  dry_run: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .pipe(z.boolean())
    .default(false)
    .describe('Return what would change or be refused, and change nothing.'),
});

const time = z.iso.datetime();

/** A rule, in every answer. */
export const ruleAnswer = z.object({
  id: z.string(),
  effect: z.enum(['allow', 'deny']),
  type: z.enum(['exact', 'glob', 'regex']),
  pattern: z.string(),
  environments: z.array(z.string()),
  repositories: z.array(z.string()),
  hours: z.enum(['any', 'working']),
  expires_at: time.nullable(),
  max_uses: z.int().nullable(),
  reason: z.string(),
  example: z.string().nullable(),
  owner: z.string().nullable(),
  uses: z.int(),
  last_used_at: time.nullable(),
  created_at: time,
  retired_at: time.nullable(),
});

export const rulesAnswer = z.object({ rules: z.array(ruleAnswer) });

const refusedRule = z.object({
  index: z
    .int()
    .nullable()
    .describe('Index in the list. Null for a rule in the rule book that is missing in the list.'),
  pattern: z.string(),
  path: z
    .string()
    .describe('`rules.3.pattern`, or `retired.` and the id of a rule that is missing in the list.'),
  why: z.string(),
});

/** What an import did, or would do. */
export const importAnswer = z.object({
  dry_run: z.boolean(),
  added: z.array(ruleAnswer),
  changed: z.array(ruleAnswer),
  retired: z.array(ruleAnswer),
  unchanged: z.int(),
  refused: z.array(refusedRule),
});
