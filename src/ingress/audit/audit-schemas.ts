import { z } from 'zod';
import { wholeNumber } from '../http/query.ts';

/** Entries of a page if no limit is given. */
const PAGE = 100;
/** Entries of the largest page. */
const PAGE_MAX = 1_000;

/** Query of `GET /v1/audit`. */
export const auditQuery = z.strictObject({
  after: wholeNumber({ max: 999_999_999_999_999, words: 'must be the seq of an entry' })
    .optional()
    .describe('`seq` of the last entry that you have. Leave it out to start at the first entry.'),
  limit: wholeNumber({ min: 1, max: PAGE_MAX, words: `must be a whole number from 1 to ${PAGE_MAX}` })
    .default(PAGE)
    .describe('Most entries to return. There are fewer if they are large; `more` tells.'),
});

const hash = z.string().describe('SHA-256, in hex.');

/** An audit entry as it was hashed: every text is given with its exact characters. */
export const auditEntryAnswer = z.object({
  seq: z.int().describe('1, 2, 3 … without gaps.'),
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
  more: z.boolean().describe('True if there are more entries: ask again, `after` the last entry.'),
});
