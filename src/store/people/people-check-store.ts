import type { PeopleChecks } from '../../approval/eligibility/ports.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';

/** In PostgreSQL, one row. Both methods throw `StoreUnavailable` where it cannot be reached. */
export function createPeopleChecks(prisma: PrismaClient): PeopleChecks {
  return {
    claim: (sha256, isWell, now, until) =>
      reaching(async () => {
        const claimed = await prisma.$executeRaw`
          INSERT INTO people_check AS held (id, problems_sha256, claimed_until, told_at)
          SELECT 1, ${sha256}, ${until}::timestamptz, NULL
           WHERE NOT ${isWell}::boolean OR EXISTS (SELECT 1 FROM people_check)
          ON CONFLICT (id) DO UPDATE
             SET problems_sha256 = excluded.problems_sha256, claimed_until = excluded.claimed_until, told_at = NULL
           WHERE held.problems_sha256 <> excluded.problems_sha256
              OR (held.told_at IS NULL AND held.claimed_until <= ${now}::timestamptz)`;
        return claimed === 1;
      }),

    told: (problemsSha256, at) =>
      reaching(async () => {
        await prisma.peopleCheck.updateMany({ where: { problemsSha256 }, data: { toldAt: at } });
      }),
  };
}
