import { z } from 'zod';
import { ROW_TABLES } from '../../audit/row-state.ts';

/** Rows of a page if no number is given, and of the largest page. */
const PAGE = 100;
const PAGE_MAX = 500;
const LIMIT_WORDS = `must be a whole number from 1 to ${PAGE_MAX}`;

/** Query of `GET /v1/audit/rows`. */
export const auditRowsQuery = z.strictObject({
  table: z.enum(ROW_TABLES, `must be one of ${ROW_TABLES.join(', ')}`),
  after: z
    .string()
    .max(1_000)
    .refine((id) => !id.includes('\0'), 'must be the id of a row')
    .nullable()
    .default(null),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, LIMIT_WORDS)
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= PAGE_MAX, LIMIT_WORDS)
    .default(PAGE),
});

/** The same for people who read the description. */
export const auditRowsParameters = [
  {
    name: 'table',
    in: 'query',
    required: true,
    description: 'A request stands for its decision and its approvals, too.',
    schema: { type: 'string', enum: ROW_TABLES },
  },
  {
    name: 'after',
    in: 'query',
    description: 'The id of the last row that is known; absent: from the first one.',
    schema: { type: 'string' },
  },
  {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: PAGE_MAX, default: PAGE },
  },
];

/** What `GET /v1/audit/rows` answers. */
export const auditRowsAnswer = z.object({
  head: z.int().describe('The `seq` of the newest entry: the rows are what the entries up to it tell.'),
  total: z.int().nullable().describe('Rows of the table; null on all pages but the first.'),
  columns: z
    .array(z.string())
    .readonly()
    .describe('What the hints in `columns` of a row stand for, two characters each.'),
  rows: z
    .array(
      z.object({
        id: z.string(),
        sha256: z
          .string()
          .describe(
            'SHA-256, in hex, of what the row holds; `rows` in the data of the entry that wrote it has the same.',
          ),
        columns: z.string().describe('A hint for each column, to see which one differs.'),
      }),
    )
    .describe('In the order of the bytes of their ids.'),
  more: z.boolean().describe('Ask again, `after` the last row.'),
});
