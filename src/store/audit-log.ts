import { type AuditEntry, type AuditEvent, chain } from '../audit/entry.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const CHAIN_LOCK = 7_303_015;

const PAGE = 1_000;

/** Appends events behind the newest entry, in the transaction of what they tell of. Writers take turns until commit. */
export async function appendAudit(
  tx: Prisma.TransactionClient,
  ...events: readonly AuditEvent[]
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;
  const head = await tx.auditEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, hash: true } });
  let previous = head === null ? null : { seq: Number(head.seq), hash: head.hash };
  const entries = events.map((event) => {
    const entry = chain(previous, event);
    previous = entry;
    return entry;
  });
  await tx.$executeRaw`
    INSERT INTO audit_entries (seq, at, kind, request_id, actor, data, prev_hash, hash)
    SELECT seq, at, kind, "requestId", actor, data, "prevHash", hash
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
           AS new(seq bigint, at timestamptz, kind text, "requestId" text, actor text, data text,
                  "prevHash" text, hash text)`;
}

/** Every entry, oldest first, read page by page. */
export async function* readAudit(prisma: PrismaClient): AsyncGenerator<AuditEntry> {
  let after = 0;
  for (;;) {
    const rows = await reaching(() =>
      prisma.auditEntry.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: PAGE }),
    );
    for (const row of rows) yield { ...row, seq: Number(row.seq) };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = Number(last.seq);
  }
}
