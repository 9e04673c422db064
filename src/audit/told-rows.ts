import { z } from 'zod';
import type { AuditEntry } from './entry.ts';
import { ROW_TABLES, type RowState, type RowTable } from './row-state.ts';

/** What an entry says of one row. */
export type ToldRow = Omit<RowState, 'sha256'> & {
  seq: number;
  /** Null: the row was written, and the entry does not hold what. Older versions wrote such entries. */
  sha256: string | null;
};

/** Written page by page after an upgrade: what rows of older versions held then. */
export const BASELINE = 'audit.baseline';
/** Every row has been told of from here on. */
export const BASELINE_COMPLETE = 'audit.baseline-complete';

const row = z.object({
  table: z.enum(ROW_TABLES),
  id: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  columns: z.string(),
});
const data = z.object({ id: z.unknown().optional(), rows: z.array(row).optional().catch(undefined) });

/** Kinds of entries that older versions wrote with a row, and the table of the row. */
const WRITES: readonly [RegExp, RowTable][] = [
  [/^request\.(?:submitted|approval|escalated|handed-over|result)$/, 'requests'],
  [/^request\.(?:approved|denied|timed_out|canceled)$/, 'requests'],
  [/^rule\.(?:added|changed|retired|restored)$/, 'rules'],
  [/^token\.(?:created|revoked)$/, 'tokens'],
];

/** The rows that an entry tells of. */
export function toldRows(entry: AuditEntry): ToldRow[] {
  const { seq, kind, requestId } = entry;
  const told = data.safeParse(parsed(entry.data)).data;
  if (told?.rows !== undefined) return told.rows.map((state) => ({ ...state, seq }));
  const table = WRITES.find(([kinds]) => kinds.test(kind))?.[1];
  const id = table === 'requests' ? requestId : told?.id;
  return table === undefined || typeof id !== 'string' ? [] : [{ table, id, sha256: null, columns: '', seq }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
