import { z } from 'zod';

/** Entries of a page that nobody said a number for. */
const PAGE = 100;
/** Entries of the largest page. */
const PAGE_MAX = 1_000;
const LIMIT_WORDS = `must be a whole number from 1 to ${PAGE_MAX}`;

/** Query of `GET /v1/audit`. */
export const auditQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the seq of an entry')
    .transform(Number)
    .nullable()
    .default(null),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, LIMIT_WORDS)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= PAGE_MAX, LIMIT_WORDS)
    .default(PAGE),
});

/** The same for people who read the description. */
export const auditParameters = [
  {
    name: 'after',
    in: 'query',
    description: 'The `seq` of the last entry that is known; absent: from the first one.',
    schema: { type: 'integer', minimum: 0 },
  },
  {
    name: 'limit',
    in: 'query',
    description: 'Entries at most. There are fewer where they are large, and `more` says so.',
    schema: { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE },
  },
];

const hash = z.string().describe('SHA-256, in hex.');

/** An audit entry as it was hashed: every text is given with its exact characters. */
export const auditEntryAnswer = z.object({
  seq: z.int().describe('1, 2, 3 … without a gap.'),
  at: z.string().describe('UTC to the millisecond.'),
  kind: z.string(),
  request_id: z.string().nullable(),
  actor: z.string().describe('A Slack user, `token:…`, or a part of the gate.'),
  data: z.string().describe('JSON text.'),
  prev_hash: hash,
  hash: z
    .string()
    .describe(
      'SHA-256, in hex, of the JSON array [seq, at, kind, request_id, actor, data, prev_hash] without white space.',
    ),
});

/** What `GET /v1/audit` answers. */
export const auditAnswer = z.object({
  entries: z.array(auditEntryAnswer).describe('Oldest first.'),
  more: z.boolean().describe('Ask again, `after` the last entry.'),
});
