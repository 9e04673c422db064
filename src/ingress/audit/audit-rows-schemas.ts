import { z } from 'zod';
import { ROW_TABLES } from '../../audit/row-state.ts';
import { wholeNumber } from '../http/query.ts';

/** Rows of a page if no number is given, and of the largest page. */
const PAGE = 100;
const PAGE_MAX = 500;

/** Query of `GET /v1/audit/rows`. */
export const auditRowsQuery = z.strictObject({
  table: z
    .enum(ROW_TABLES, `must be one of ${ROW_TABLES.join(', ')}`)
    .describe('A request stands for its decision and its approvals, too.'),
  after: z
    .string()
    .max(1_000)
    .refine((id) => !id.includes('\0'), 'must be the id of a row')
    .optional()
    .describe('The id of the last row that is known; absent: from the first one.'),
  limit: wholeNumber({
    min: 1,
    max: PAGE_MAX,
    words: `must be a whole number from 1 to ${PAGE_MAX}`,
  }).default(PAGE),
});

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
