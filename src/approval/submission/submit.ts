import type { Evaluation } from '../../policy/evaluate.ts';
import type { Twin } from '../../policy/facts.ts';
import { redactText } from '../../policy/redact/free-text.ts';
import type { Verdict } from '../../policy/verdict.ts';
import type { AfterCommit } from '../after-commit/ports.ts';
import { escalationAt } from '../escalation/escalate.ts';
import { routeOf } from '../escalation/route.ts';
import type { RequestStore } from '../ports.ts';
import type { Decision, NewRequest, Request } from '../request.ts';
import { bodyFingerprint, commandSha256, isSameFingerprint } from './fingerprints.ts';
import { type JudgeDeps, type Judgement, judge } from './judge.ts';
import { type Submission } from './question.ts';

export type SubmitOutcome =
  | { kind: 'created'; request: Request }
  /** The same key and body were seen before. */
  | { kind: 'replayed'; request: Request }
  /** The same key with another body. */
  | { kind: 'key-conflict' };

export interface SubmitDeps extends JudgeDeps {
  store: RequestStore;
  afterCommit: AfterCommit;
  newId: () => string;
}

/** Judges a request and stores it durably; the answer is only given after that. */
export async function submit(deps: SubmitDeps, submission: Submission): Promise<SubmitOutcome> {
  const bodyHmac = bodyFingerprint(deps.fingerprint, submission);
  const key = submission.idempotencyKey;
  if (key !== null) {
    const seen = await deps.store.findByKey(submission.tokenId, key);
    if (seen !== null) return replay(seen, bodyHmac);
  }
  const usedUp = new Set<string>();
  let twin: Twin | null = null;
  // Requests that race for the last use of a rule judge again without it, so this ends where no rule is left. One that
  // learns of a twin judges again with it, once: it is a duplicate then, whatever becomes of the twin.
  for (;;) {
    const judgement = await judge(deps, submission, usedUp, twin);
    const request = newRequest(deps, submission, judgement, bodyHmac);
    const inserted = await deps.store.insert(
      request,
      submittedEvent(request),
      decidedBy(request, judgement),
      judgement.mustBeFirst ? judgement.scope : null,
    );
    switch (inserted.kind) {
      case 'inserted':
        return { kind: 'created', request: await follow(deps, request) };
      // Two callers with one key at once: the database let one in, the other gets that one's request.
      case 'key-taken':
        return replay(inserted, bodyHmac);
      case 'rule-used-up':
        usedUp.add(inserted.ruleId);
        break;
      case 'duplicate-now':
        twin = inserted.twin;
    }
  }
}

async function follow({ afterCommit }: SubmitDeps, request: NewRequest): Promise<Request> {
  const {
    bodyHmac: _body,
    planSummary: _plan,
    meaningHmac: _meaning,
    shapeHmac: _shape,
    ...stored
  } = request;
  const created: Request = {
    ...stored,
    approvals: [],
    result: null,
    messageUrl: null,
    textPosted: false,
    asked: null,
  };
  await (created.status === 'pending' ? afterCommit.submitted(created) : afterCommit.decidedAtOnce(created));
  return created;
}

function submittedEvent(request: NewRequest) {
  return {
    kind: 'request.submitted',
    at: request.createdAt,
    requestId: request.id,
    actor: `token:${request.tokenId}`,
    data: {
      command_hmac: request.commandHmac,
      environment: request.environment,
      context: request.context,
      context_proven: request.isTrusted,
      token: { name: request.tokenName, owner: request.tokenOwner, repositories: request.boundTo },
      verdict: request.verdict,
      decided_by: request.decision === null ? null : request.rules.map(({ id }) => id),
      approvals_required: request.approvalsRequired,
      expires_at: request.expiresAt.toISOString(),
    },
  };
}

/** The rules whose use counts: those that ended the request at once. */
function decidedBy({ decision }: NewRequest, { evaluation }: Judgement) {
  if (decision?.by.kind !== 'rule') return [];
  return evaluation.rules.map(({ id, maxUses }) => ({ id, isLimited: maxUses !== null }));
}

function replay(seen: { request: Request; bodyHmac: string }, bodyHmac: string): SubmitOutcome {
  return isSameFingerprint(seen.bodyHmac, bodyHmac)
    ? { kind: 'replayed', request: seen.request }
    : { kind: 'key-conflict' };
}

function newRequest(
  { newId, team, fingerprint }: SubmitDeps,
  submission: Submission,
  { evaluation, redaction, requirements, who, planSummary, shapeHmac, scope, context, now }: Judgement,
  bodyHmac: string,
): NewRequest {
  const { command, environment, timeout: _timeout, plan: _plan, caller, ...rest } = submission;
  const decision = decisionAtOnce(evaluation, now);
  // A secret is redacted from here on; the hash, and with it the grant, stays that of what was asked.
  const { verdict, risk, findings, reasoning, rules, notable } = evaluation;
  const { text, values } = redaction;
  return {
    ...rest,
    verdict,
    risk,
    findings,
    reasoning,
    notable,
    reason: rest.reason === null ? null : redactText(rest.reason, values),
    cwd: scope.folder,
    context,
    rules: rules.map(({ id, effect, type, pattern }) => ({ id, effect, type, pattern })),
    id: newId(),
    bodyHmac,
    command: text,
    commandSha256: commandSha256(command),
    commandHmac: fingerprint(command),
    meaningHmac: scope.meaningHmac,
    shapeHmac,
    environment,
    planSummary,
    status: decision?.outcome ?? 'pending',
    decision,
    ...routeOf(team, environment, now),
    approvalsRequired: requirements.approvals,
    approvalFrom: requirements.from,
    requester: who.requester,
    triggeredBy: who.triggeredBy,
    tokenName: caller.tokenName,
    tokenOwner: caller.owner,
    tokenOwnerNow: caller.owner,
    isTrusted: caller.provenance.isTrusted,
    boundTo: caller.provenance.boundTo,
    timeoutSeconds: requirements.timeoutSeconds,
    createdAt: now,
    expiresAt: new Date(now.getTime() + requirements.timeoutSeconds * 1000),
    escalateAt: decision === null ? escalationAt(team.escalation, now, requirements.timeoutSeconds) : null,
    escalatedAt: null,
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
    reason: rule?.reason ?? reasoning.text,
    decidedAt: now,
    latencyMs: 0,
  };
}
