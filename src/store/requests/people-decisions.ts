import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';

/**
 * Counts the decisions that people made after a moment, through any gate, up to a limit.
 * @throws StoreUnavailable if the database cannot be reached.
 */
export type CountPeopleDecisions = (since: Date, limit: number) => Promise<number>;

export function createCountPeopleDecisions(prisma: PrismaClient): CountPeopleDecisions {
  return (since, limit) =>
    reaching(async () => {
      const [row] = await prisma.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count
          FROM (SELECT 1 FROM decisions
                 WHERE decided_at > ${since} AND by_kind = 'reviewer' LIMIT ${limit}) made`;
      return row?.count ?? 0;
    });
}
