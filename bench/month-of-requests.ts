import type { Client } from 'pg';
import { evaluate } from '../src/policy/evaluate.ts';
import { NO_FACTS } from '../src/policy/facts.ts';
import { ruleBook } from '../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../src/policy/match/repositories/provenance.ts';
import type { Rule } from '../src/policy/rule.ts';
import { commands } from './rule-books.ts';

/** Rows that are written with one statement: an embedded database holds each statement's work in memory. */
const CHUNK = 20_000;
const DAYS = 29;

const TOKEN = `
  INSERT INTO tokens (id, name, secret_hmac, admin, created_at) VALUES ('past', 'past', repeat('0', 64), false, now())
  ON CONFLICT DO NOTHING`;

/**
 * One in ten is not known to a rule: people let it pass, but for one in twenty that they deny and one that they miss.
 * The kinds of commands are known in turns, so even places are known and odd ones are not.
 */
const FILL = `
  WITH asked AS (
    SELECT n, t.*, t.command || ' --run ' || n / 500 % $3 AS text,
           $4::timestamptz - (n::float8 / $5 * ${DAYS}) * interval '1 day' AS ended,
           CASE WHEN n % 10 > 0 THEN 'rule' WHEN n % 200 = 100 THEN 'timeout' ELSE 'reviewer' END AS by_kind,
           CASE WHEN n % 200 = 50 THEN 'denied' WHEN n % 200 = 100 THEN 'timed_out' ELSE 'approved' END AS outcome
      FROM generate_series($1::int, $2::int) n
      JOIN jsonb_to_recordset($6::jsonb) t(place int, command text, verdict text, risk jsonb, findings jsonb, rules jsonb, reasoning jsonb)
        ON t.place = CASE WHEN n % 10 > 0 THEN n % 50 * 2 ELSE n / 10 % 50 * 2 + 1 END),
  made AS (
    INSERT INTO requests (id, token_id, body_hmac, command, meaning_hmac, shape_hmac, environment,
                          context, verdict, risk, findings, rules, reasoning, status, channel, approvals_required,
                          timeout_s, created_at, expires_at)
    SELECT 'month-' || n, 'past', md5(n::text) || md5(n::text), text, md5(text) || md5(text),
           md5(command) || md5(command), 'production', $7::jsonb, verdict, risk, findings, rules, reasoning, outcome,
           'C0APPROVALS', 1, 60, ended - interval '30 s', ended + interval '30 s'
      FROM asked),
  decided AS (
    INSERT INTO decisions
    SELECT 'month-' || n, outcome, by_kind, CASE by_kind WHEN 'rule' THEN place::text WHEN 'reviewer' THEN 'U0' || n / 10 % 12 END,
           'not now', ended, CASE by_kind WHEN 'rule' THEN 3 ELSE n % 30000 END FROM asked
    RETURNING *),
  used AS (
    INSERT INTO rule_uses
    SELECT DISTINCT rule->>'id', 'month-' || n, ended FROM asked, jsonb_array_elements(rules) rule WHERE by_kind = 'rule')
  INSERT INTO approvals
  SELECT request_id, by_id, decided_at FROM decided WHERE by_kind = 'reviewer' AND outcome = 'approved'`;

const CONTEXT = {
  source: 'github',
  actor: 'octocat',
  repository: 'acme/api',
  ref: 'refs/heads/main',
  sha: '0123456789abcdef0123456789abcdef01234567',
  workflow: 'deploy',
  job: 'deploy',
  run_id: '1234567890',
  run_attempt: 1,
  run_url: 'https://github.com/acme/api/actions/runs/1234567890',
};

/**
 * Writes a month of requests about the services of `rules` into the database, each with all that a gate keeps of it, and
 * `variants` texts of each of a hundred commands.
 */
export async function fillMonth(
  client: Client,
  { rules, requests, variants }: { rules: readonly Rule[]; requests: number; variants: number },
): Promise<void> {
  const now = new Date();
  const policy = {
    book: ruleBook(rules),
    hours: null,
    closed: new Set<string>(),
    ceilings: {},
    usedUp: new Set<string>(),
  };
  const templates = commands(rules.length).map((command, place) => {
    const candidate = {
      command,
      environment: 'production',
      repository: 'acme/api',
      provenance: TRUSTED,
      sha: null,
      plan: null,
    };
    return { place, command, ...evaluate(candidate, NO_FACTS, policy, now) };
  });
  await client.query(TOKEN);
  for (let from = 1; from <= requests; from += CHUNK) {
    const to = Math.min(requests, from + CHUNK - 1);
    await client.query(FILL, [from, to, variants, now, requests, JSON.stringify(templates), CONTEXT]);
  }
  await client.query('VACUUM ANALYZE');
}
