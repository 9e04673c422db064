import type { Client } from 'pg';
import { type AuditEntry, type AuditEvent, chain } from '../../../src/audit/entry.ts';

/** Puts them into the table as they are. */
export async function insertEntries(client: Client, entries: readonly AuditEntry[]): Promise<void> {
  await client.query(
    `INSERT INTO audit_entries (seq, at, kind, request_id, actor, data, prev_hash, hash)
     SELECT seq, at, kind, "requestId", actor, data, "prevHash", hash FROM jsonb_to_recordset($1::jsonb)
         AS new(seq bigint, at timestamptz, kind text, "requestId" text, actor text, data text, "prevHash" text, hash text)`,
    [JSON.stringify(entries)],
  );
}

/** The chain that these events make, behind `previous` if there is one. */
export function chained(events: readonly AuditEvent[], previous?: AuditEntry): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (const event of events) entries.push(chain(entries.at(-1) ?? previous ?? null, event));
  return entries;
}

/**
 * Does what nothing in the gate can: changes entries, with the rights of the table's owner, who first has to take away
 * what keeps others from it.
 */
export async function tamper(client: Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('ALTER TABLE audit_entries DISABLE TRIGGER USER');
  await work();
  await client.query('ALTER TABLE audit_entries ENABLE TRIGGER USER');
}
