import { createHash } from 'node:crypto';
import type { RowState } from './row-state.ts';

/** Something that happened and has to be provable later. */
export interface AuditEvent {
  /** Such as `request.submitted`. */
  kind: string;
  at: Date;
  requestId: string | null;
  /** Who did it: a Slack user, `token:…`, or `gate`. */
  actor: string;
  data: Record<string, unknown>;
  /** The rows that were written with it, as they are now. The store fills it in; it becomes `rows` of the data. */
  rows?: readonly RowState[];
}

/** An event at its place in the chain. */
export interface AuditEntry {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  /** UTC to the millisecond, as `2026-11-24T09:00:00.000Z`; the hash is over its exact characters. */
  at: string;
  kind: string;
  requestId: string | null;
  actor: string;
  /** JSON text; the hash is over its exact characters. */
  data: string;
  prevHash: string;
  hash: string;
}

/** The hash before the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** The entry that an event becomes behind `previous`. */
export function chain(previous: Pick<AuditEntry, 'seq' | 'hash'> | null, event: AuditEvent): AuditEntry {
  const entry = {
    seq: (previous?.seq ?? 0) + 1,
    at: event.at.toISOString(),
    kind: event.kind,
    requestId: event.requestId,
    actor: event.actor,
    data: JSON.stringify(event.rows === undefined ? event.data : { ...event.data, rows: event.rows }),
    prevHash: previous?.hash ?? GENESIS_HASH,
  };
  return { ...entry, hash: hashOf(entry) };
}

/** Hex SHA-256 over every other column of the entry, the hash before it included. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, kind, requestId, actor, data, prevHash } = entry;
  const fields = [seq, at, kind, requestId, actor, data, prevHash];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
