import type { Query } from './query.ts';

/** As many bytes of log as a segment of it has: what the next start reads at most, and the disk holds twice. */
const DUE_BYTES = 16 * 1024 * 1024;

const BYTES = `
  SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()`;

/**
 * Writes changed pages to the data files and syncs them, if much was logged since the last time. PGlite has no process
 * that would, and PostgreSQL keeps its log until then: without it the log grows until the gate stops.
 */
export async function checkpointDue(query: Query): Promise<void> {
  const [row] = (await query(BYTES)) as { bytes: number }[];
  if (row !== undefined && row.bytes > DUE_BYTES) await query('CHECKPOINT');
}
