import type { RowState, RowTable } from '../../../audit/row-state.ts';
import { Prisma } from '../../generated/client.ts';
import { requestState, ruleState, tokenState } from './row-state.ts';

/** The states of at most `limit` rows whose ids come behind `after`, in the order of the bytes of their ids. */
export async function readStates(
  tx: Prisma.TransactionClient,
  table: RowTable,
  after: string,
  limit: number,
): Promise<RowState[]> {
  const name = Prisma.raw(`"${table}"`);
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM ${name} WHERE id COLLATE "C" > ${after} ORDER BY id COLLATE "C" LIMIT ${limit}`;
  const ids = found.map(({ id }) => id);
  const states = new Map((await statesOf(tx, table, ids)).map((state) => [state.id, state]));
  return ids.flatMap((id) => states.get(id) ?? []);
}

async function statesOf(
  tx: Prisma.TransactionClient,
  table: RowTable,
  ids: readonly string[],
): Promise<RowState[]> {
  const where = { id: { in: [...ids] } };
  switch (table) {
    case 'requests': {
      const rows = await tx.request.findMany({ where, include: { decision: true, approvals: true } });
      return rows.map((row) => requestState(row, row.decision, row.approvals));
    }
    case 'rules':
      return (await tx.rule.findMany({ where })).map(ruleState);
    case 'tokens':
      return (await tx.token.findMany({ where })).map(tokenState);
  }
}
