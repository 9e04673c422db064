import { checkpointDue } from './checkpoint.ts';
import { type Query } from './query.ts';

/** As often as PostgreSQL's daemon looks (`autovacuum_naptime`), in ms. */
const EVERY_MS = 60_000;

/**
 * The daemon's rule, over a twentieth of the rows in place of a fifth: there is one session, which everybody waits for
 * while a table is tidied up, so little and often is better than all at once.
 */
const DUE = `
  SELECT format('%I.%I', schemaname, pg_class.relname) AS name
    FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
   WHERE n_dead_tup > 50 + 0.05 * greatest(reltuples, 0) OR n_ins_since_vacuum > 1000 + 0.2 * greatest(reltuples, 0)
   ORDER BY n_dead_tup DESC`;

/** PostgreSQL counts for itself what a session did, and tells only now and then. */
const TELL = 'SELECT 1 FROM pg_stat_force_next_flush()';

/** Makes room of rows that are gone and counts what the planner has to know, in each table where that is due. */
export async function vacuumDue(query: Query): Promise<void> {
  await query(TELL);
  const due = (await query(DUE)) as { name: string }[];
  for (const { name } of due) await query(`VACUUM (ANALYZE) ${name}`);
}

/**
 * Keeps tables from growing by rows that are gone, and the log by what the data files already have: the embedded database
 * has no daemons that would, and each job of a queue leaves several rows behind.
 */
export function keepVacuumed(query: Query, onTrouble: (error: unknown) => void): { stop(): Promise<void> } {
  let working: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    working = working
      .then(() => vacuumDue(query))
      .then(() => checkpointDue(query))
      .catch(onTrouble);
  }, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
