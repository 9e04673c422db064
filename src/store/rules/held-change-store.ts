import type { HeldChange } from '../../rulebook/changes/two-admins/held-change.ts';
import type { HeldChangeStore } from '../../rulebook/ports.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { HeldChange as HeldChangeRow, Prisma, PrismaClient } from '../generated/client.ts';
import { heldChangeFromJson, heldChangeToJson } from './held-change-json.ts';

/** Changes that wait for a second admin, in PostgreSQL. */
export function createHeldChangeStore(prisma: PrismaClient): HeldChangeStore {
  return {
    save: ({ id, author, change, steps, createdAt }, audit) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const json = heldChangeToJson(change, steps) as Prisma.InputJsonObject;
          await tx.heldChange.create({ data: { id, author, change: json, createdAt } });
          await appendAudit(tx, audit);
        }),
      ),
    find: (id) =>
      reaching(async () => {
        const row = await prisma.heldChange.findUnique({ where: { id } });
        return row === null ? null : heldChangeOf(row);
      }),
    settle: (id, { outcome, by, at }, audit) =>
      reaching(() =>
        prisma.$transaction(async (tx) => {
          const { count } = await tx.heldChange.updateMany({
            where: { id, outcome: null },
            data: { outcome, settledBy: by, settledAt: at },
          });
          if (count === 1) await appendAudit(tx, audit);
          return count === 1;
        }),
      ),
  };
}

function heldChangeOf({
  id,
  author,
  change,
  createdAt,
  outcome,
  settledBy,
  settledAt,
}: HeldChangeRow): HeldChange {
  const settled =
    outcome === null || settledBy === null || settledAt === null
      ? null
      : { outcome: outcome as 'confirmed' | 'refused', by: settledBy, at: settledAt };
  return { id, author, ...heldChangeFromJson(change), createdAt, settled };
}
