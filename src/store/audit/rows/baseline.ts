import { ROW_TABLES, type RowState, type RowTable } from '../../../audit/row-state.ts';
import { BASELINE, BASELINE_COMPLETE } from '../../../audit/told-rows.ts';
import { reaching } from '../../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../../generated/client.ts';
import { appendAudit, lockChain } from '../audit-log.ts';
import { readStates } from './read-rows.ts';

/** Rows of one baseline entry. Writers wait while it is made, some milliseconds. */
const ROWS_PER_ENTRY = 100;

/**
 * Writes the next baseline entry: what rows that older versions wrote hold now. The entries themselves tell how far the
 * baseline is, so that it is made once, whoever starts, stops and races; afterwards no row gets one.
 * @returns whether the baseline is complete.
 */
export function writeBaseline(prisma: PrismaClient, now: () => Date): Promise<boolean> {
  return reaching(() =>
    prisma.$transaction(
      async (tx) => {
        // Taken before the rows are read: whoever changed one has committed its entry, or will append it behind this one.
        await lockChain(tx);
        const next = await nextOf(tx);
        if (next === null) return true;
        const states = await firstStates(tx, next);
        const kind = states.length === 0 ? BASELINE_COMPLETE : BASELINE;
        const event = { kind, at: now(), requestId: null, actor: 'gate', data: {} };
        await appendAudit(tx, { ...event, ...(states.length === 0 ? {} : { rows: states }) });
        return states.length === 0;
      },
      { timeout: 30_000, maxWait: 30_000 },
    ),
  );
}

/** Whether a baseline entry or its end is there already, without a lock: nearly always it is. */
export async function isBaselineComplete(prisma: PrismaClient): Promise<boolean> {
  return reaching(async () => (await nextOf(prisma)) === null);
}

interface Place {
  table: RowTable;
  after: string;
}

/** Behind which row the baseline goes on; null: it is complete. */
async function nextOf(tx: Prisma.TransactionClient): Promise<Place | null> {
  const [last] = await tx.$queryRaw<{ kind: string; data: string }[]>`
    SELECT kind, data FROM audit_entries WHERE kind IN ('audit.baseline', 'audit.baseline-complete')
     ORDER BY seq DESC LIMIT 1`;
  if (last === undefined) return { table: ROW_TABLES[0], after: '' };
  if (last.kind === BASELINE_COMPLETE) return null;
  const row = (JSON.parse(last.data) as { rows: RowState[] }).rows.at(-1);
  return { table: row?.table ?? ROW_TABLES[0], after: row?.id ?? '' };
}

async function firstStates(tx: Prisma.TransactionClient, { table, after }: Place): Promise<RowState[]> {
  for (const each of ROW_TABLES.slice(ROW_TABLES.indexOf(table))) {
    const states = await readStates(tx, each, each === table ? after : '', ROWS_PER_ENTRY);
    if (states.length > 0) return states;
  }
  return [];
}
