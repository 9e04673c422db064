import type { Request } from '../../approval/request.ts';
import { signGrant } from '../../audit/grant.ts';
import type { Finding } from '../../policy/finding.ts';
import type { Token } from '../callers/token.ts';
import type { RequestAnswer } from './schemas.ts';

/** The request as its caller sees it; an approved one carries the grant, signed for this caller's token. */
export async function presentRequest(request: Request, token: Token): Promise<RequestAnswer> {
  const { decision, result, risk } = request;
  return {
    id: request.id,
    status: request.status,
    command: request.command,
    command_sha256: request.commandSha256,
    environment: request.environment,
    reason: request.reason,
    verdict: request.verdict,
    risk: { score: risk.score, level: risk.level, categories: risk.categories, factors: risk.factors },
    findings: request.findings.map(presentFinding),
    rules: request.rules,
    approvals: {
      required: request.approvalsRequired,
      given: request.approvals.map(({ by, at }) => ({ by, at: at.toISOString() })),
    },
    asked: request.asked && { channel: request.asked.channel, people: request.asked.people },
    created_at: request.createdAt.toISOString(),
    expires_at: request.expiresAt.toISOString(),
    decided_at: decision?.decidedAt.toISOString() ?? null,
    decision: decision && {
      outcome: decision.outcome,
      by: decision.by,
      reason: decision.reason,
      latency_ms: decision.latencyMs,
    },
    result: result && {
      exit_code: result.exitCode,
      duration_ms: result.durationMs,
      at: result.at.toISOString(),
    },
    message_url: request.messageUrl,
    grant: await grantOf(request, token),
  };
}

export const presentFinding = ({ code, severity, text }: Finding): Finding => ({ code, severity, text });

async function grantOf({ status, decision, ...request }: Request, token: Token): Promise<string | null> {
  if (status !== 'approved' || decision?.outcome !== 'approved') return null;
  return signGrant(
    {
      requestId: request.id,
      commandSha256: request.commandSha256,
      environment: request.environment,
      nonce: request.idempotencyKey,
      decidedAt: decision.decidedAt,
    },
    token.sha256,
  );
}
