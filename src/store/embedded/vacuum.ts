import { type Periodic, repeat } from '../../concurrency/periodic.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { checkpointDue } from './checkpoint.ts';
import { type Query } from './query.ts';

/** As often as PostgreSQL's daemon looks (`autovacuum_naptime`), in ms. */
const EVERY_MS = MINUTE_MS;

/**
 * The daemon's rule, but from a twentieth of the rows instead of a fifth: there is one session, which everybody waits
 * for during a vacuum, so many short ones are better than one long one.
 */
const DUE = `
  SELECT format('%I.%I', schemaname, pg_class.relname) AS name
    FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
   WHERE n_dead_tup > 50 + 0.05 * greatest(reltuples, 0) OR n_ins_since_vacuum > 1000 + 0.2 * greatest(reltuples, 0)
   ORDER BY n_dead_tup DESC`;

/** Makes PostgreSQL publish what this session changed; by itself it does so only now and then. */
const TELL = 'SELECT 1 FROM pg_stat_force_next_flush()';

/** Removes dead rows and renews the planner's statistics, in each table that is due. */
export async function vacuumDue(query: Query): Promise<void> {
  await query(TELL);
  const due = (await query(DUE)) as { name: string }[];
  for (const { name } of due) await query(`VACUUM (ANALYZE) ${name}`);
}

/**
 * Keeps tables from growing by dead rows, and the write-ahead log by what the data files already have: the embedded
 * database has no daemons for that, and each job of a queue leaves several dead rows.
 */
export function keepVacuumed(query: Query, onTrouble: (error: unknown) => void): Periodic {
  const tidyUp = async (): Promise<void> => {
    await vacuumDue(query);
    await checkpointDue(query);
  };
  return repeat(tidyUp, { firstMs: EVERY_MS, everyMs: EVERY_MS }, onTrouble);
}
