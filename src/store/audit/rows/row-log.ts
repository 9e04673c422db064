import type { RowLog } from '../../../ingress/ports.ts';
import { reaching } from '../../database/store-unavailable.ts';
import { Prisma, type PrismaClient } from '../../generated/client.ts';
import { HINTS } from './columns.ts';
import { readStates } from './read-rows.ts';

/**
 * Rows as `audit verify` compares them with the entries. Rows and newest entry are read from one snapshot: an entry
 * commits with its row, so the rows are exactly what the entries up to that one tell.
 */
export function createRowLog(prisma: PrismaClient): RowLog {
  return {
    page: (table, after, limit) =>
      reaching(() =>
        prisma.$transaction(
          async (tx) => {
            const states = await readStates(tx, table, after ?? '', limit);
            const head = await tx.auditEntry.aggregate({ _max: { seq: true } });
            return {
              head: Number(head._max.seq ?? 0),
              total: after === null ? await countOf(tx, table) : null,
              columns: HINTS[table],
              states,
              more: states.length === limit,
            };
          },
          { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead, timeout: 30_000 },
        ),
      ),
  };
}

async function countOf(tx: Prisma.TransactionClient, table: keyof typeof HINTS): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM ${Prisma.raw(`"${table}"`)}`;
  return Number(row?.count ?? 0);
}
