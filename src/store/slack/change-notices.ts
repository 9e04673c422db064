import { randomUUID } from 'node:crypto';
import type { ImportNotice } from '../../rulebook/import/import-notice.ts';
import type { ChangeNotice, ChangeNoticeStore } from '../../slack/ports.ts';
import type { TokenNotice } from '../../tokens/token-notice.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';

/** Stores what the approvals channel is told, in the transaction of the change that it tells of. */
export async function insertChangeNotice(
  tx: Prisma.TransactionClient,
  notice: TokenNotice | ImportNotice,
  at: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO change_notices (id, at, due_at, notice)
    VALUES (${randomUUID()}, ${at}, ${at}, ${JSON.stringify(notice)}::jsonb)`;
}

/** Changes that the approvals channel is still to be told of, in PostgreSQL. */
export function createChangeNotices(prisma: PrismaClient): ChangeNoticeStore {
  return {
    claim: (now, until, limit) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<{ id: string; at: Date; notice: ChangeNotice }[]>`
          UPDATE change_notices SET due_at = ${until}
           WHERE id IN (SELECT id FROM change_notices WHERE due_at <= ${now}
                         ORDER BY at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
          RETURNING id, at, notice`;
        return rows.sort((a, b) => a.at.getTime() - b.at.getTime());
      }),

    done: (ids) =>
      reaching(async () => {
        await prisma.changeNotice.deleteMany({ where: { id: { in: [...ids] } } });
      }),

    hold: (ids, until) =>
      reaching(async () => {
        await prisma.changeNotice.updateMany({ where: { id: { in: [...ids] } }, data: { dueAt: until } });
      }),
  };
}
