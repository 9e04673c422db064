import { createHash } from 'node:crypto';
import { demandsOn } from '../policy/demands.ts';
import { type Evaluation, evaluate } from '../policy/evaluate.ts';
import type { Verdict } from '../policy/verdict.ts';
import type { Aftermath, Clock, RequestStore, TeamPolicy } from './ports.ts';
import type { Decision, NewRequest, Request, RequestContext } from './request.ts';
import { requesterOf } from './requester.ts';

/** A request as the caller makes it, already checked. */
export interface Submission {
  tokenId: string;
  idempotencyKey: string | null;
  command: string;
  environment: string;
  /** Seconds; null leaves it to the policy. */
  timeout: number | null;
  reason: string | null;
  cwd: string | null;
  context: RequestContext;
  plan: Record<string, unknown> | null;
}

export type SubmitOutcome =
  | { kind: 'created'; request: Request }
  /** The same key and body were seen before. */
  | { kind: 'replayed'; request: Request }
  /** The same key with another body. */
  | { kind: 'key-conflict' };

export interface SubmitDeps {
  store: RequestStore;
  aftermath: Aftermath;
  clock: Clock;
  newId: () => string;
  team: TeamPolicy;
}

/** Judges a request and stores it durably; the answer is only given after that. */
export async function submit(deps: SubmitDeps, submission: Submission): Promise<SubmitOutcome> {
  const bodySha256 = fingerprint(submission);
  const key = submission.idempotencyKey;
  if (key !== null) {
    const seen = await deps.store.findByKey(submission.tokenId, key);
    if (seen !== null) return replay(seen, bodySha256);
  }
  const request = judge(deps, submission, bodySha256);
  const inserted = await deps.store.insert(request, {
    kind: 'request.submitted',
    at: request.createdAt,
    requestId: request.id,
    actor: `token:${request.tokenId}`,
    data: {
      command_sha256: request.commandSha256,
      environment: request.environment,
      context: request.context,
      verdict: request.verdict,
      approvals_required: request.approvalsRequired,
      expires_at: request.expiresAt.toISOString(),
    },
  });
  // Two callers with one key at once: the database let one in, the other gets that one's request.
  if (inserted.kind === 'key-taken') return replay(inserted, bodySha256);
  const { bodySha256: _body, plan: _plan, ...stored } = request;
  const created: Request = { ...stored, approvals: [], result: null, messageUrl: null, asked: null };
  await (created.status === 'pending' ? deps.aftermath.submitted(created) : deps.aftermath.decided(created));
  return { kind: 'created', request: created };
}

function replay(seen: { request: Request; bodySha256: string }, bodySha256: string): SubmitOutcome {
  return seen.bodySha256 === bodySha256
    ? { kind: 'replayed', request: seen.request }
    : { kind: 'key-conflict' };
}

function judge(deps: SubmitDeps, submission: Submission, bodySha256: string): NewRequest {
  const { team } = deps;
  const now = deps.clock.now();
  const { command, environment, context, timeout, plan, ...rest } = submission;
  const evaluation = evaluate(
    { command, environment, repository: context.repository ?? null },
    { requester: requesterOf(context, team.people) },
    { rules: [] },
    now,
  );
  const demands = demandsOn({
    command,
    environment,
    risk: evaluation.risk,
    requestedTimeout: timeout,
    defaultTimeout: team.timeout,
    environments: team.environments,
    clauses: team.policies,
  });
  const decision = decisionAtOnce(evaluation, now);
  return {
    ...rest,
    ...evaluation,
    id: deps.newId(),
    bodySha256,
    command,
    commandSha256: sha256(command),
    environment,
    context,
    plan: plan === null ? null : JSON.stringify(plan),
    status: decision?.outcome ?? 'pending',
    decision,
    channel: team.environments[environment]?.channel ?? team.channels.approvals,
    approvalsRequired: demands.approvals,
    timeoutSeconds: demands.timeoutSeconds,
    createdAt: now,
    expiresAt: new Date(now.getTime() + demands.timeoutSeconds * 1000),
  };
}

const OUTCOME_AT_ONCE = { allow: 'approved', ask: null, deny: 'denied' } as const satisfies Record<
  Verdict,
  unknown
>;

function decisionAtOnce({ verdict, rules, reasoning }: Evaluation, now: Date): Decision | null {
  const outcome = OUTCOME_AT_ONCE[verdict];
  if (outcome === null) return null;
  const rule = rules.find(({ effect }) => effect === verdict);
  // An approval needs a rule to stand on; without one people are asked, whatever the verdict says.
  if (rule === undefined && outcome === 'approved') return null;
  return {
    outcome,
    by: rule === undefined ? { kind: 'policy', id: null } : { kind: 'rule', id: rule.id },
    reason: reasoning.text,
    decidedAt: now,
    latencyMs: 0,
  };
}

/** The same for the same submission, whatever order the caller wrote its keys in. */
function fingerprint({ tokenId: _token, idempotencyKey: _key, ...body }: Submission): string {
  return sha256(
    JSON.stringify(body, (_name, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
