import { z } from 'zod';
import { type KnownEnvironments, unknownEnvironment } from '../../policy/environments/known-environments.ts';
import { CATEGORIES, RISK_LEVELS } from '../../policy/risk/risk.ts';
import { VERDICTS } from '../../policy/verdict.ts';
import { wholeNumber, wholeNumberIn } from '../http/query.ts';

/** A command's limit in UTF-8 bytes (CONTRACT §4). */
const COMMAND_MAX_BYTES = 16 * 1024;
/** A request's limit in bytes, without its `plan`. */
export const BODY_MAX_BYTES = 256 * 1024;
/** A plan's limit in bytes. */
export const PLAN_MAX_BYTES = 8 * 1024 * 1024;

/** Text that PostgreSQL and JSON can carry as it is. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');
}

const command = z
  .string()
  .refine((value) => value.trim() !== '', 'must not be empty')
  .refine((value) => value.isWellFormed(), 'must be well-formed Unicode')
  .refine((value) => Buffer.byteLength(value, 'utf8') <= COMMAND_MAX_BYTES, {
    error: ({ input }) =>
      `must have at most ${COMMAND_MAX_BYTES} bytes (16 KiB) in UTF-8, not ${Buffer.byteLength(String(input), 'utf8')}`,
  })
  .describe(`The command that bash would run; at most ${COMMAND_MAX_BYTES} bytes in UTF-8.`);

const context = z.strictObject({
  source: text(64).optional(),
  actor: text(256).optional().describe('The person behind the caller, such as a GitHub login.'),
  triggering_actor: text(256)
    .optional()
    .describe('Who started this attempt, if not `actor`: on GitHub, the person who re-ran the workflow.'),
  repository: text(256)
    .optional()
    .describe(
      '`owner/name`. Not proven unless the token proves it. A bound token must use one of its repositories.',
    ),
  ref: text(512).optional(),
  sha: text(128).optional(),
  workflow: text(256).optional(),
  job: text(256).optional(),
  job_index: wholeNumberIn(0, 99_999)
    .optional()
    .describe('Index of the job in a matrix: `strategy.job-index` on GitHub.'),
  run_id: text(64).optional(),
  run_attempt: wholeNumberIn(1, 100_000).optional(),
  run_url: text(2048)
    .refine((value) => /^https?:\/\/[^\s<>|]+$/.test(value), 'must be an http or https URL')
    .optional(),
});

const plan = z
  .record(z.string(), z.unknown())
  .describe('Output of `terraform show -json`, if there is a plan.');

/** The name of an environment; whether it is configured is checked by those who use it. */
export const environmentName = text(1000);

/** Body of `POST /v1/requests`. @param known the environments that exist. */
export const requestBodyFor = (known: KnownEnvironments) =>
  z.strictObject({
    command,
    environment: environmentName
      .refine((name) => known.includes(name), {
        error: ({ input }) => unknownEnvironment(String(input), known) ?? undefined,
      })
      .prefault('production')
      .describe('A configured environment. Any other name is a 422.'),
    timeout: wholeNumberIn(5, 86_400, 'seconds')
      .optional()
      .describe('How long people have to decide, in seconds.'),
    reason: text(1000).optional(),
    cwd: text(4096).optional(),
    context: context.default({}),
    plan: plan.optional(),
  });

/** Header of `POST /v1/requests`. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters without spaces')
  .meta({ maxLength: 255 });

/** Query of `GET /v1/requests/{id}`. */
export const waitQuery = z.strictObject({
  wait: wholeNumber({ max: 60, words: 'must be a whole number of seconds from 0 to 60' })
    .optional()
    .describe('Seconds.'),
});

/** Body of `POST /v1/requests/{id}/result`. */
export const resultBody = z.strictObject({
  exit_code: wholeNumberIn(0, 255),
  duration_ms: z.int().min(0),
});

const time = z.iso.datetime();

/** The request, in every answer. */
export const requestAnswer = z.object({
  id: z.string(),
  status: z.enum(['pending', 'approved', 'denied', 'timed_out', 'canceled']),
  command: z.string(),
  command_sha256: z.string(),
  environment: z.string(),
  reason: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  risk: z.object({
    score: z.int().min(0).max(100),
    level: z.enum(RISK_LEVELS),
    categories: z.array(z.enum(CATEGORIES)),
    factors: z.array(z.object({ code: z.string(), points: z.int(), text: z.string() })),
  }),
  findings: z.array(
    z.object({ code: z.string(), severity: z.enum(['note', 'ask', 'deny']), text: z.string() }),
  ),
  rules: z.array(
    z.object({
      id: z.string(),
      effect: z.enum(['allow', 'deny']),
      type: z.enum(['exact', 'glob', 'regex']),
      pattern: z.string(),
    }),
  ),
  approvals: z.object({
    required: z.int().min(1),
    given: z.array(z.object({ by: z.string(), at: time })),
  }),
  asked: z
    .object({ channel: z.string(), people: z.array(z.string()) })
    .nullable()
    .describe('Names of the people who were asked, once the card is posted.'),
  created_at: time,
  expires_at: time,
  decided_at: time.nullable(),
  decision: z
    .object({
      outcome: z.enum(['approved', 'denied', 'timed_out', 'canceled']),
      by: z.object({
        kind: z.enum(['rule', 'reviewer', 'timeout', 'caller', 'policy']),
        id: z.string().nullable(),
      }),
      reason: z.string().nullable(),
      latency_ms: z.int().min(0),
    })
    .nullable(),
  result: z.object({ exit_code: z.int(), duration_ms: z.int(), at: time }).nullable(),
  message_url: z.string().nullable(),
  grant: z.string().nullable().describe('Signed proof of the approval (JWT), for this caller only.'),
});

export type RequestAnswer = z.infer<typeof requestAnswer>;

interface ReasoningAnswer {
  name: string;
  verdict: (typeof VERDICTS)[number] | null;
  text: string;
  children: ReasoningAnswer[];
}

/** How a verdict came about, in every answer that tells it. */
export const reasoning: z.ZodType<ReasoningAnswer> = z.object({
  name: z.string(),
  verdict: z.enum(VERDICTS).nullable(),
  text: z.string(),
  get children() {
    return z.array(reasoning);
  },
});

/** What `POST /v1/check` answers. */
export const checkAnswer = requestAnswer
  .pick({ verdict: true, risk: true, findings: true, rules: true })
  .extend({
    approvals: z.object({ required: z.int().min(1) }),
    timeout: z.int().describe('How long people would have to decide, in seconds.'),
    reasoning: reasoning.describe('The reasons for the verdict, as a tree.'),
    explanation: z.string().describe('The same tree as indented lines.'),
  });

/** RFC 9457. */
export const problemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
