import type { RuleStore } from '../rulebook/ports.ts';
import type { StoredRule } from '../rulebook/stored-rule.ts';
import { appendAudit } from './audit-log.ts';
import type { Prisma, PrismaClient, Rule as RuleRow } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const RULES_LOCK = 7_303_016;
/** A change of ten thousand rules takes seconds, not the few that a transaction has by default. */
const CHANGE_MS_MAX = 60_000;

/** The rule book in PostgreSQL. */
export function createRuleStore(prisma: PrismaClient): RuleStore {
  const readActive = async (client: Prisma.TransactionClient): Promise<StoredRule[]> => {
    const rows = await client.rule.findMany({
      where: { retiredAt: null },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(ruleOf);
  };
  const readVersion = async (client: Prisma.TransactionClient): Promise<number> =>
    Number((await client.ruleBook.findUnique({ where: { id: 1 } }))?.version ?? 0);

  return {
    // The version first: rules that are newer than it are read again, older ones never stay.
    active: () =>
      reaching(async () => ({ version: await readVersion(prisma), rules: await readActive(prisma) })),
    version: () => reaching(() => readVersion(prisma)),

    change: (plan, audit, now) =>
      reaching(() =>
        prisma.$transaction(
          async (tx) => {
            await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK})`;
            const planned = plan(await readActive(tx));
            const { changes } = planned;
            if (changes === null) return planned;
            await tx.rule.createMany({ data: changes.added.map(rowOf) });
            for (const rule of changes.changed) {
              const { uses: _uses, lastUsedAt: _last, ...row } = rowOf(rule);
              await tx.rule.update({ where: { id: rule.id }, data: row, select: { id: true } });
            }
            await tx.rule.updateMany({
              where: { id: { in: [...changes.retired] } },
              data: { retiredAt: now },
            });
            await appendAudit(tx, ...audit(changes));
            await tx.ruleBook.upsert({
              where: { id: 1 },
              create: { id: 1, version: 1 },
              update: { version: { increment: 1 } },
            });
            return planned;
          },
          { timeout: CHANGE_MS_MAX, maxWait: 10_000 },
        ),
      ),
  };
}

function ruleOf(row: RuleRow): StoredRule {
  return {
    ...row,
    effect: row.effect as StoredRule['effect'],
    type: row.type as StoredRule['type'],
    hours: row.hours as StoredRule['hours'],
  };
}

function rowOf(rule: StoredRule): Prisma.RuleCreateManyInput {
  return { ...rule };
}
