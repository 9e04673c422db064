import type { DuplicateScope } from '../../../approval/submission/duplicates/scope.ts';
import type { Twin } from '../../../policy/facts.ts';
import { DAY_MS, MINUTE_MS } from '../../../time/units.ts';
import { Prisma } from '../../generated/client.ts';

/** A command that was approved within this time is a duplicate if it is requested again, in ms. */
const DUPLICATE_MS = 10 * MINUTE_MS;
/** No request is pending for longer than this, in ms: one day, and one more that an escalation may add. */
const WAIT_MS_MAX = 2 * DAY_MS;

/** A twin as the database answers it. */
export type TwinRow = Omit<Twin, 'at'> & { at: string };

/**
 * One value: the newest request of this scope that was approved in the last 10 minutes, else the newest one that is
 * pending, else null. Read backwards from the index by meaning, since the past may be long.
 */
export function twinSql(scope: DuplicateScope, now: Date, exceptId: string | null = null): Prisma.Sql {
  const since = new Date(now.getTime() - DUPLICATE_MS);
  const candidates = Prisma.sql`
    r.meaning_hmac = ${scope.meaningHmac} AND r.environment = ${scope.environment}
    AND r.created_at > ${new Date(since.getTime() - WAIT_MS_MAX)} AND r.id IS DISTINCT FROM ${exceptId}::text
    AND ${sameJob(scope)}`;
  return Prisma.sql`
    COALESCE(
      (SELECT ${twin(Prisma.sql`d.decided_at`, false)} FROM requests r JOIN decisions d ON d.request_id = r.id
        WHERE ${candidates} AND d.outcome = 'approved' AND d.decided_at > ${since} AND NOT ${failedBefore(scope)}
        ORDER BY r.created_at DESC LIMIT 1),
      (SELECT ${twin(Prisma.sql`r.created_at`, true)} FROM requests r
        WHERE ${candidates} AND r.status = 'pending' AND r.expires_at > ${now}
        ORDER BY r.created_at DESC LIMIT 1))`;
}

export function twinOf(row: TwinRow | null): Twin | null {
  return row === null ? null : { ...row, at: new Date(row.at) };
}

function twin(at: Prisma.Sql, isPending: boolean): Prisma.Sql {
  return Prisma.sql`
    jsonb_build_object('id', r.id, 'at', ${at}, 'isPending', ${isPending}::boolean, 'messageUrl',
      (SELECT permalink FROM cards WHERE request_id = r.id AND channel = r.channel AND permalink IS NOT NULL
        ORDER BY created_at LIMIT 1))`;
}

/** Folder and commit must be equal. Repository, job and leg of a matrix differ only if both requests name them. */
function sameJob({ folder, sha, repository, job, jobIndex }: DuplicateScope): Prisma.Sql {
  return Prisma.sql`
    r.cwd IS NOT DISTINCT FROM ${folder} AND r.context->>'sha' IS NOT DISTINCT FROM ${sha}
    AND lower(r.context->>'repository') = lower(${repository}::text) IS NOT FALSE
    AND r.context->>'job' = ${job}::text IS NOT FALSE
    AND r.context->>'job_index' = ${jobIndex}::int::text IS NOT FALSE`;
}

/** Whether the earlier run is known to have failed, and this is a retry of it: by its own CI run, or by its own caller. */
function failedBefore({ runId, runAttempt, tokenId, actor }: DuplicateScope): Prisma.Sql {
  const isRetry =
    runId === null
      ? Prisma.sql`r.context->>'run_id' IS NULL AND r.token_id = ${tokenId}
          AND r.context->>'actor' IS NOT DISTINCT FROM ${actor}`
      : Prisma.sql`r.context->>'run_id' IS NOT DISTINCT FROM ${runId}
          AND COALESCE((r.context->>'run_attempt')::int, 1) <= ${runAttempt}`;
  return Prisma.sql`(COALESCE(r.result_exit_code, 0) <> 0 AND ${isRetry})`;
}
