import type { History } from '../../approval/ports.ts';
import type { PastRequest } from '../../policy/facts.ts';
import { MINUTE_MS } from '../../time/units.ts';
import { reaching } from '../database/store-unavailable.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { type TwinRow, twinOf, twinSql } from './duplicates/twin.ts';

interface Row {
  id: string;
  command: string;
  at: string;
  outcome: string;
  kind: string;
  by: string | null;
  reason: string | null;
}

interface Answers {
  twin: TwinRow | null;
  judged: Row | null;
  seen: boolean;
  recent: number;
}

const ROW = Prisma.sql`
  jsonb_build_object('id', r.id, 'command', r.command, 'at', d.decided_at, 'outcome', d.outcome, 'kind', d.by_kind,
                     'by', d.by_id, 'reason', d.reason)`;

/**
 * What the past says of a command, read backwards from indexes by its meaning and its shape: the past may be long. All in
 * one statement, since every request waits for it.
 */
export function createHistory(prisma: PrismaClient): History {
  return {
    of: ({ scope, shapeHmac, repository }, now) =>
      reaching(async () => {
        const { environment, tokenId } = scope;
        const [found] = await prisma.$queryRaw<Answers[]>`
          SELECT ${twinSql(scope, now)} AS twin,
                 (SELECT ${ROW} FROM requests r JOIN decisions d ON d.request_id = r.id
                   WHERE r.shape_hmac = ${shapeHmac} AND r.environment = ${environment}
                     AND (d.outcome = 'approved' OR (d.outcome = 'denied' AND d.by_kind = 'reviewer'))
                   ORDER BY r.created_at DESC LIMIT 1) AS judged,
                 EXISTS (SELECT 1 FROM requests
                          WHERE shape_hmac = ${shapeHmac} AND environment = ${environment}
                            AND context->>'repository' IS NOT DISTINCT FROM ${repository}) AS seen,
                 (SELECT count(*)::int FROM requests
                   WHERE token_id = ${tokenId} AND created_at > ${new Date(now.getTime() - MINUTE_MS)}) AS recent`;
        if (found === undefined) throw new Error('the database told nothing of the past');
        const { twin, judged, seen, recent } = found;
        return {
          duplicateOf: twinOf(twin),
          deniedBefore: judged?.outcome === 'denied' ? pastOf(judged) : null,
          seenBefore: seen,
          requestsLastMinute: recent,
        };
      }),
  };
}

function pastOf(row: Row | null): PastRequest | null {
  if (row === null) return null;
  const { id, command, at, kind, by, reason } = row;
  return { id, command, at: new Date(at), by: kind === 'reviewer' ? by : null, reason };
}
