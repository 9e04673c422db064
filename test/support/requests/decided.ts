import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** A request that ended, as far as a test cares; approvals are those of the reviewers, at their times. */
export interface Decided {
  at: string;
  outcome?: 'approved' | 'denied' | 'timed_out' | 'canceled';
  by?: 'rule' | 'reviewer' | 'timeout' | 'caller' | 'policy';
  id?: string;
  latencyMs?: number;
  approvals?: Record<string, string>;
  command?: string;
  reason?: string;
}

const TOKEN = `
  INSERT INTO tokens (id, name, secret_hmac, admin, created_at) VALUES ('past', 'past', repeat('0', 64), false, now())
  ON CONFLICT DO NOTHING`;

const REQUESTS = `
  INSERT INTO requests (id, token_id, body_hmac, command, meaning_hmac, shape_hmac, environment,
                        context, verdict, risk, findings, rules, reasoning, status, channel, approvals_required,
                        timeout_s, created_at, expires_at)
  SELECT id, 'past', sha, command, sha, sha, 'production', '{}', 'ask', '{}', '[]', '[]', '{}', outcome,
         'C0APPROVALS', 1, 60, at - latency * interval '1 ms', at + interval '1 min'`;

/** Writes requests that ended into the database, as the gate would have them. */
export async function insertDecided(client: Client, all: readonly Decided[]): Promise<void> {
  await client.query(TOKEN);
  for (const one of all) {
    const { at, outcome = 'approved', by = 'reviewer', id = null, latencyMs = 0, reason = null } = one;
    const { approvals = by === 'reviewer' && outcome === 'approved' ? { [id ?? '']: at } : {} } = one;
    const { command = 'make release' } = one;
    const requestId = randomUUID();
    const sha = createHash('sha256').update(command).digest('hex');
    await client.query(
      `${REQUESTS} FROM (SELECT $1::text AS id, $2::text AS sha, $3::text AS command, $4::text AS outcome,
                                $5::timestamptz AS at, $6::bigint AS latency) one`,
      [requestId, sha, command, outcome, at, latencyMs],
    );
    await client.query('INSERT INTO decisions VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      requestId,
      outcome,
      by,
      id,
      reason,
      at,
      latencyMs,
    ]);
    for (const [reviewer, approvedAt] of Object.entries(approvals))
      await client.query('INSERT INTO approvals VALUES ($1, $2, $3)', [requestId, reviewer, approvedAt]);
  }
}

/** Writes many requests that ended one after the other within `days` before `until`; one in four was asked of people. */
export async function insertMany(client: Client, count: number, days: number, until: Date): Promise<void> {
  await client.query(TOKEN);
  await client.query(
    `WITH made AS (
       INSERT INTO requests (id, token_id, body_hmac, command, meaning_hmac, shape_hmac, environment,
                             context, verdict, risk, findings, rules, reasoning, status, channel, approvals_required,
                             timeout_s, created_at, expires_at)
       SELECT 'many-' || n, 'past', repeat('0', 64), 'make release', repeat('0', 64), repeat('0', 64),
              'production', '{}', 'ask', '{}', '[]', '[]', '{}',
              CASE WHEN n % 20 = 8 THEN 'denied' WHEN n % 20 = 12 THEN 'timed_out' ELSE 'approved' END,
              'C0APPROVALS', 1, 60, ended, ended + interval '1 min'
         FROM (SELECT n, $2::timestamptz - (n::float8 / $1 * $3) * interval '1 day' AS ended
                 FROM generate_series(1, $1::int) n) past
       RETURNING id, status, created_at, substr(id, 6)::int AS n),
     decided AS (
       INSERT INTO decisions
       SELECT id, status, CASE WHEN status = 'timed_out' THEN 'timeout' WHEN n % 4 = 0 THEN 'reviewer' ELSE 'rule' END,
              'U0' || n / 4 % 12, 'not now', created_at, CASE WHEN n % 4 = 0 THEN n % 30000 ELSE 0 END FROM made
       RETURNING *)
     INSERT INTO approvals
     SELECT request_id, by_id, decided_at FROM decided WHERE by_kind = 'reviewer' AND outcome = 'approved'`,
    [count, until, days],
  );
}
