import { type AuditEntry, type AuditEvent, chain } from '../../audit/entry.ts';
import type { AuditLog, AuditPage } from '../../ingress/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

/** Any number that nothing else in the database uses as an advisory lock. */
const CHAIN_LOCK = 7_303_015;

/** Entries whose data begins behind so many bytes are left to the next page: a page has a size, whatever is in it. */
const PAGE_DATA_BYTES = 2 * 1024 * 1024;

/** Appends events behind the newest entry, in the transaction of what they tell of. Writers take turns until commit. */
export async function appendAudit(
  tx: Prisma.TransactionClient,
  ...events: readonly AuditEvent[]
): Promise<void> {
  await lockChain(tx);
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

/** Nobody else appends until the transaction ends. May be taken more than once. */
export async function lockChain(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CHAIN_LOCK})`;
}

/** The audit log as it is read: from PostgreSQL, with every column as it was hashed. */
export function createAuditLog(prisma: PrismaClient): AuditLog {
  return { page: (after, limit) => reaching(() => readPage(prisma, after, limit)) };
}

type Row = Omit<AuditEntry, 'seq'> & { seq: bigint; found: bigint };

/**
 * One statement sees one state of the table, and writers take turns: what it sees is the chain up to some entry, never
 * one with a gap, however many are being appended.
 */
async function readPage(prisma: PrismaClient, after: number | null, limit: number): Promise<AuditPage> {
  // Without `after` also what somebody put in front of the first entry is shown.
  const behind = after === null ? Prisma.empty : Prisma.sql`WHERE seq > ${after}`;
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, kind,
           request_id AS "requestId", actor, data, prev_hash AS "prevHash", hash, found
      FROM (SELECT *, count(*) OVER () AS found,
                   sum(octet_length(data)) OVER (ORDER BY seq) - octet_length(data) AS before
              FROM (SELECT * FROM audit_entries ${behind} ORDER BY seq LIMIT ${limit}) entries) page
     WHERE before < ${PAGE_DATA_BYTES} ORDER BY seq`;
  const found = Number(rows[0]?.found ?? 0);
  return {
    entries: rows.map(({ found: _found, seq, ...row }) => ({ seq: Number(seq), ...row })),
    more: found === limit || rows.length < found,
  };
}
