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
    .describe('A request includes its decision and approvals.'),
  after: z
    .string()
    .max(1_000)
    .refine((id) => !id.includes('\0'), 'must be the id of a row')
    .optional()
    .describe('Id of the last row that you have. Leave it out to start at the first row.'),
  limit: wholeNumber({
    min: 1,
    max: PAGE_MAX,
    words: `must be a whole number from 1 to ${PAGE_MAX}`,
  }).default(PAGE),
});

/** What `GET /v1/audit/rows` answers. */
export const auditRowsAnswer = z.object({
  head: z.int().describe('`seq` of the newest entry that these rows reflect.'),
  total: z.int().nullable().describe('Number of rows in the table. Null except on the first page.'),
  columns: z
    .array(z.string())
    .readonly()
    .describe('Column names, in the order of the hints in `columns`, two characters each.'),
  rows: z
    .array(
      z.object({
        id: z.string(),
        sha256: z
          .string()
          .describe(
            'SHA-256, in hex, of the row. `rows` in the data of the entry that wrote it has the same value.',
          ),
        columns: z.string().describe('A hint for each column, to find the one that differs.'),
      }),
    )
    .describe('Sorted by the bytes of their ids.'),
  more: z.boolean().describe('True if there are more rows: ask again, `after` the last row.'),
});
