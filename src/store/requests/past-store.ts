import type { Provenance } from '../../policy/match/repositories/provenance.ts';
import type { Past, PastCommand, PastDenial } from '../../rulebook/preview/past.ts';
import { reaching } from '../database/store-unavailable.ts';
import type { PrismaClient } from '../generated/client.ts';

/** What was asked for and denied, counted by the database. */
export function createPast(prisma: PrismaClient): Past {
  return {
    commands: (since, limit) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<Row<PastCommand>[]>`
          SELECT command, environment, context->>'repository' AS repository,
                 context_proven AS "isTrusted", coalesce(bound_to, '{}') AS "boundTo",
                 count(*)::int AS requests, count(passed.request_id)::int AS approvals, max(created_at) AS "lastAt"
            FROM requests
            LEFT JOIN (SELECT request_id FROM decisions
                        WHERE outcome = 'approved' AND by_kind = 'reviewer' AND decided_at > ${since}) passed
              ON passed.request_id = requests.id
           WHERE created_at > ${since}
           GROUP BY 1, 2, 3, 4, 5 ORDER BY count(*) DESC, max(created_at) DESC LIMIT ${limit}`;
        return rows.map(withProvenance);
      }),
    denials: (since, limit) =>
      reaching(async () => {
        const rows = await prisma.$queryRaw<Row<PastDenial>[]>`
          SELECT r.id AS "requestId", r.command, r.environment, r.context->>'repository' AS repository,
                 r.context_proven AS "isTrusted", coalesce(r.bound_to, '{}') AS "boundTo",
                 d.by_id AS by, d.decided_at AS at, d.reason
            FROM (SELECT * FROM decisions
                   WHERE outcome = 'denied' AND by_kind = 'reviewer' AND decided_at > ${since}
                   ORDER BY decided_at DESC LIMIT ${limit}) d
            JOIN requests r ON r.id = d.request_id ORDER BY d.decided_at DESC`;
        return rows.map(withProvenance);
      }),
  };
}

type Row<Asked> = Omit<Asked, 'provenance'> & { isTrusted: boolean; boundTo: string[] };

function withProvenance<Asked extends { repository: string | null }>({
  isTrusted,
  boundTo,
  ...asked
}: Row<Asked>): Omit<Row<Asked>, keyof Provenance> & { provenance: Provenance } {
  return { ...asked, provenance: { isTrusted, boundTo } };
}
