import type { History } from '../approval/ports.ts';
import type { PastRequest } from '../policy/facts.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** A deploy that was approved within this time is a duplicate when it is asked for again, in ms. */
const DUPLICATE_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
/** No request waits longer than this for its decision, in ms: one day, and one more that an escalation may add. */
const WAIT_MS_MAX = 2 * 86_400_000;

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
  approved: Row | null;
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
    of: ({ meaningHmac, shapeHmac, environment, repository, sha, tokenId }, now) =>
      reaching(async () => {
        const since = new Date(now.getTime() - DUPLICATE_MS);
        const createdSince = new Date(since.getTime() - WAIT_MS_MAX);
        const [found] = await prisma.$queryRaw<Answers[]>`
          SELECT (SELECT ${ROW} FROM requests r JOIN decisions d ON d.request_id = r.id
                   WHERE r.meaning_hmac = ${meaningHmac} AND r.environment = ${environment}
                     AND r.context->>'sha' IS NOT DISTINCT FROM ${sha} AND r.created_at > ${createdSince}
                     AND d.outcome = 'approved' AND d.decided_at > ${since}
                   ORDER BY r.created_at DESC LIMIT 1) AS approved,
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
        const { approved, judged, seen, recent } = found;
        return {
          duplicateOf: pastOf(approved),
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
