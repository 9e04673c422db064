import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '../../audit/entry.ts';
import type { RuleStore } from '../../rulebook/ports.ts';
import type { ChangeStamp, RuleBookNow, RuleChanges } from '../../rulebook/rule-changes.ts';
import type { StoredRule } from '../../rulebook/stored-rule.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { ruleState } from '../audit/rows/row-state.ts';
import { reaching } from '../database/store-unavailable.ts';
import { Prisma, type PrismaClient, type Rule as RuleRow } from '../generated/client.ts';
import { insertChangeNotice } from '../slack/change-notices.ts';
import { changeOf, changesWritten } from './rule-change-row.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const RULES_LOCK = 7_303_016;
/** A change of ten thousand rules takes seconds, not the few that a transaction has by default. */
const CHANGE_MS_MAX = MINUTE_MS;

/** The rule book in PostgreSQL. @param noticed called once a change with a notice is stored. */
export function createRuleStore(prisma: PrismaClient, noticed: () => void): RuleStore {
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

    named: (ids) => reaching(() => readNamed(prisma, ids)),

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
      reaching(async () => {
        const planned = await prisma.$transaction(
          async (tx) => {
            await tx.$executeRaw`SELECT pg_advisory_xact_lock(${RULES_LOCK})`;
            const book = await readBook(tx, named);
            const planned = plan(book);
            const { changes } = planned;
            if (changes === null) return planned;
            await carryOut(tx, changes, stamp.at);
            await writeHistory(tx, changes, book, stamp);
            if (changes.notice !== undefined) await insertChangeNotice(tx, changes.notice, stamp.at);
            await appendAudit(tx, ...(await withRows(tx, audit(changes, stamp))));
            await growVersion(tx);
            return planned;
          },
          { timeout: CHANGE_MS_MAX, maxWait: 10_000 },
        );
        if (planned.changes?.notice !== undefined) noticed();
        return planned;
      }),
  };
}

async function readBook(tx: Prisma.TransactionClient, named: readonly string[]): Promise<RuleBookNow> {
  return { named: await readNamed(tx, named), active: await readActive(tx) };
}

async function readNamed(client: Prisma.TransactionClient, ids: readonly string[]): Promise<StoredRule[]> {
  return (await client.rule.findMany({ where: { id: { in: [...ids] } } })).map(ruleOf);
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
  await insert(tx, added);
  await rewrite(tx, rewritten);
  await tx.rule.updateMany({ where: { id: { in: [...retired] } }, data: { retiredAt: at } });
}

/** Rules as rows of a table: ten thousand one by one, or as so many parameters, would outlast a transaction. */
const recordsOf = (rules: readonly StoredRule[]): Prisma.Sql => Prisma.sql`
  jsonb_to_recordset(${JSON.stringify(rules)}::jsonb)
    AS new(id text, effect text, type text, pattern text, environments text[], repositories text[], hours text,
           "expiresAt" timestamptz, "maxUses" int, reason text, example text, owner text, uses int,
           "lastUsedAt" timestamptz, "createdAt" timestamptz, "retiredAt" timestamptz, version int)`;

async function insert(tx: Prisma.TransactionClient, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO rules (id, effect, type, pattern, environments, repositories, hours, expires_at, max_uses, reason,
                       example, owner, uses, last_used_at, created_at, retired_at, version)
    SELECT id, effect, type, pattern, environments, repositories, hours, "expiresAt", "maxUses", reason,
           example, owner, uses, "lastUsedAt", "createdAt", "retiredAt", version
      FROM ${recordsOf(rules)}`;
}

/** Writes what rules now say; their uses are counted elsewhere. */
async function rewrite(tx: Prisma.TransactionClient, rules: readonly StoredRule[]): Promise<void> {
  if (rules.length === 0) return;
  await tx.$executeRaw`
    UPDATE rules
       SET effect = new.effect, type = new.type, pattern = new.pattern, environments = new.environments,
           repositories = new.repositories, hours = new.hours, expires_at = new."expiresAt",
           max_uses = new."maxUses", reason = new.reason, example = new.example, owner = new.owner,
           retired_at = new."retiredAt", version = new.version
      FROM ${recordsOf(rules)}
     WHERE rules.id = new.id`;
}

async function writeHistory(
  tx: Prisma.TransactionClient,
  changes: RuleChanges,
  { active, named }: RuleBookNow,
  { batch, actor, at, undoUntil }: ChangeStamp,
): Promise<void> {
  const before = new Map([...active, ...named].map((rule) => [rule.id, rule]));
  const written = changesWritten(changes, before).map((change) => ({ ...change, id: randomUUID() }));
  await tx.$executeRaw`
    INSERT INTO rule_changes (id, batch, rule_id, kind, actor, at, undo_until, before, after)
    SELECT id, ${batch}, "ruleId", kind, ${actor}, ${at}, ${undoUntil ?? null}::timestamptz, before, after
      FROM jsonb_to_recordset(${JSON.stringify(written)}::jsonb)
           AS new(id text, "ruleId" text, kind text, before jsonb, after jsonb)`;
}

/** Tells every process to read the rules anew. Comes after the audit entry, whose lock is taken first by everybody. */
export async function growVersion(tx: Prisma.TransactionClient): Promise<void> {
  await tx.ruleBook.upsert({
    where: { id: 1 },
    create: { id: 1, version: 1 },
    update: { version: { increment: 1 } },
  });
}

/** Each event with the row of the rule that its data names, as it is now. */
async function withRows(tx: Prisma.TransactionClient, events: readonly AuditEvent[]): Promise<AuditEvent[]> {
  const ids = events.map(({ data }) => String(data['id']));
  const rows = await tx.rule.findMany({ where: { id: { in: ids } } });
  const states = new Map(rows.map((row) => [row.id, ruleState(row)]));
  return events.map((event) => {
    const state = states.get(String(event.data['id']));
    return state === undefined ? event : { ...event, rows: [state] };
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
