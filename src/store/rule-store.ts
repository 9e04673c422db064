import { randomUUID } from 'node:crypto';
import type { ChangeStamp, RuleBookNow, RuleChanges, RuleStore } from '../rulebook/ports.ts';
import type { StoredRule } from '../rulebook/stored-rule.ts';
import { appendAudit } from './audit-log.ts';
import { Prisma, type PrismaClient, type Rule as RuleRow } from './generated/client.ts';
import { changeOf, changesWritten, jsonOf } from './rule-change-row.ts';
import { reaching } from './store-unavailable.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const RULES_LOCK = 7_303_016;
/** A change of ten thousand rules takes seconds, not the few that a transaction has by default. */
const CHANGE_MS_MAX = 60_000;

/** The rule book in PostgreSQL. */
export function createRuleStore(prisma: PrismaClient): RuleStore {
  return {
    // The version first: rules that are newer than it are read again, older ones never stay.
    active: () =>
      reaching(async () => ({ version: await readVersion(prisma), rules: await readActive(prisma) })),
    version: () => reaching(() => readVersion(prisma)),

    find: (id) =>
      reaching(async () => {
        const row = await prisma.rule.findUnique({ where: { id } });
        return row === null ? null : ruleOf(row);
      }),

    retired: (limit) =>
      reaching(async () => {
        const where = { retiredAt: { not: null } };
        const rows = await prisma.rule.findMany({ where, orderBy: { retiredAt: 'desc' }, take: limit });
        return rows.map(ruleOf);
      }),

    history: (ruleId, limit) =>
      reaching(async () => {
        const rows = await prisma.ruleChange.findMany({
          where: { ruleId },
          orderBy: { at: 'desc' },
          take: limit,
        });
        return rows.map(changeOf);
      }),

    batch: (batch) =>
      reaching(async () => (await prisma.ruleChange.findMany({ where: { batch } })).map(changeOf)),

    change: (named, plan, stamp, audit) =>
      reaching(() =>
        prisma.$transaction(
          async (tx) => {
            await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK})`;
            const book = await readBook(tx, named);
            const planned = plan(book);
            const { changes } = planned;
            if (changes === null) return planned;
            await carryOut(tx, changes, stamp.at);
            await writeHistory(tx, changes, book, stamp);
            await appendAudit(tx, ...audit(changes, stamp));
            await growVersion(tx);
            return planned;
          },
          { timeout: CHANGE_MS_MAX, maxWait: 10_000 },
        ),
      ),
  };
}

async function readBook(tx: Prisma.TransactionClient, named: readonly string[]): Promise<RuleBookNow> {
  const rows = await tx.rule.findMany({ where: { id: { in: [...named] } } });
  return { active: await readActive(tx), named: rows.map(ruleOf) };
}

async function readActive(client: Prisma.TransactionClient): Promise<StoredRule[]> {
  const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] satisfies Prisma.RuleOrderByWithRelationInput[];
  return (await client.rule.findMany({ where: { retiredAt: null }, orderBy })).map(ruleOf);
}

async function readVersion(client: Prisma.TransactionClient): Promise<number> {
  return Number((await client.ruleBook.findUnique({ where: { id: 1 } }))?.version ?? 0);
}

async function carryOut(tx: Prisma.TransactionClient, changes: RuleChanges, at: Date): Promise<void> {
  const { added, changed, retired, restored } = changes;
  const rewritten = [...changed, ...restored];
  await lockRules(tx, [...rewritten.map(({ id }) => id), ...retired]);
  await tx.rule.createMany({ data: added.map(rowOf) });
  for (const rule of rewritten) {
    const { uses: _uses, lastUsedAt: _last, ...row } = rowOf(rule);
    await tx.rule.update({ where: { id: rule.id }, data: row, select: { id: true } });
  }
  await tx.rule.updateMany({ where: { id: { in: [...retired] } }, data: { retiredAt: at } });
}

async function writeHistory(
  tx: Prisma.TransactionClient,
  changes: RuleChanges,
  { active, named }: RuleBookNow,
  { batch, actor, at }: ChangeStamp,
): Promise<void> {
  const before = new Map([...active, ...named].map((rule) => [rule.id, rule]));
  await tx.ruleChange.createMany({
    data: changesWritten(changes, before).map(({ ruleId, kind, before: was, after }) => ({
      id: randomUUID(),
      batch,
      ruleId,
      kind,
      actor,
      at,
      before: was === null ? Prisma.DbNull : jsonOf(was),
      after: after === null ? Prisma.DbNull : jsonOf(after),
    })),
  });
}

/** Tells every process to read the rules anew. Comes after the audit entry, whose lock is taken first by everybody. */
export async function growVersion(tx: Prisma.TransactionClient): Promise<void> {
  await tx.ruleBook.upsert({
    where: { id: 1 },
    create: { id: 1, version: 1 },
    update: { version: { increment: 1 } },
  });
}

/** Takes the rows in the order of their ids, as everybody does: changes and requests never wait for each other. */
async function lockRules(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$queryRaw`SELECT 1 FROM rules WHERE id = ANY(${ids}::text[]) ORDER BY id FOR UPDATE`;
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
