import type { History } from '../approval/ports.ts';
import type { PastRequest } from '../policy/facts.ts';
import type { PrismaClient } from './generated/client.ts';
import { reaching } from './store-unavailable.ts';

/** A deploy that was approved within this time is a duplicate when it is asked for again, in ms. */
const DUPLICATE_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
/** No request waits longer than this for its decision, in ms: one day, and one more that an escalation may add. */
const WAIT_MS_MAX = 2 * 86_400_000;

interface Row {
  id: string;
  command: string;
  decided_at: Date;
  outcome: string;
  by_kind: string;
  by_id: string | null;
  reason: string | null;
}

/** What the past says of a command, read backwards from indexes by its meaning and its shape: the past may be long. */
export function createHistory(prisma: PrismaClient): History {
  return {
    of: ({ meaningSha256, shapeSha256, environment, repository, sha, tokenId }, now) =>
      reaching(async () => {
        const since = new Date(now.getTime() - DUPLICATE_MS);
        const createdSince = new Date(since.getTime() - WAIT_MS_MAX);
        const approved = await prisma.$queryRaw<Row[]>`
          SELECT r.id, r.command, d.decided_at, d.outcome, d.by_kind, d.by_id, d.reason
            FROM requests r JOIN decisions d ON d.request_id = r.id
           WHERE r.meaning_sha256 = ${meaningSha256} AND r.environment = ${environment}
             AND r.context->>'sha' IS NOT DISTINCT FROM ${sha}
             AND r.created_at > ${createdSince}
             AND d.outcome = 'approved' AND d.decided_at > ${since}
           ORDER BY r.created_at DESC LIMIT 1`;
        const judged = await prisma.$queryRaw<Row[]>`
          SELECT r.id, r.command, d.decided_at, d.outcome, d.by_kind, d.by_id, d.reason
            FROM requests r JOIN decisions d ON d.request_id = r.id
           WHERE r.shape_sha256 = ${shapeSha256} AND r.environment = ${environment}
             AND (d.outcome = 'approved' OR (d.outcome = 'denied' AND d.by_kind = 'reviewer'))
           ORDER BY r.created_at DESC LIMIT 1`;
        const seen = await prisma.$queryRaw<unknown[]>`
          SELECT 1 FROM requests
           WHERE shape_sha256 = ${shapeSha256} AND environment = ${environment}
             AND context->>'repository' IS NOT DISTINCT FROM ${repository} LIMIT 1`;
        const requestsLastMinute = await prisma.request.count({
          where: { tokenId, createdAt: { gt: new Date(now.getTime() - MINUTE_MS) } },
        });
        const [last] = judged;
        return {
          duplicateOf: pastOf(approved[0]),
          deniedBefore: last?.outcome === 'denied' ? pastOf(last) : null,
          seenBefore: seen.length > 0,
          requestsLastMinute,
        };
      }),
  };
}

function pastOf(row: Row | undefined): PastRequest | null {
  if (row === undefined) return null;
  const { id, command, decided_at: at, by_kind: kind, by_id: by, reason } = row;
  return { id, command, at, by: kind === 'reviewer' ? by : null, reason };
}
