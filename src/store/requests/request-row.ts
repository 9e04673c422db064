import { z } from 'zod';
import type { NewRequest, Request } from '../../approval/request.ts';
import { commandSha256 } from '../../approval/submission/fingerprints.ts';
import { storableJson } from '../database/storable-json.ts';
import type { Prisma } from '../generated/client.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { exactText, sealedOrNull } from './sealed-text.ts';

/** What is read with every request. */
export const WITH_ALL = {
  decision: true,
  token: { select: { name: true, owner: true } },
  approvals: { orderBy: { approvedAt: 'asc' } },
  cards: { orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.RequestInclude;

type Row = Prisma.RequestGetPayload<{ include: typeof WITH_ALL }>;

const parts = z.array(z.object({ line: z.int(), column: z.int() }));
const asked = z.object({
  channel: z.string(),
  people: z.array(z.string()),
  mentioned: z.array(z.string()).optional(),
  isShortByClaim: z.boolean().optional(),
});

/** The domain's request from its row; JSON columns hold what this gate wrote there itself. */
export function requestOf(row: Row, keys: SecretKeys): Request {
  // A request that was handed over has a pointer elsewhere.
  const here = row.cards.filter(({ channel }) => channel === row.channel);
  const live = here.length > 0 ? here : row.cards;
  const [card] = live;
  const command = exactText(row);
  const sha256 = row.commandSealed === null ? commandSha256(command) : keys.open(row.commandSealed, row.id);
  return {
    id: row.id,
    tokenId: row.tokenId,
    idempotencyKey: row.idempotencyKey,
    command,
    commandSha256: sha256,
    commandHmac: keys.fingerprintOfSha256(sha256),
    environment: row.environment,
    reason: row.reason,
    cwd: row.cwd,
    context: row.context as Request['context'],
    verdict: row.verdict as Request['verdict'],
    risk: row.risk as unknown as Request['risk'],
    findings: row.findings as unknown as Request['findings'],
    rules: row.rules as unknown as Request['rules'],
    reasoning: row.reasoning as unknown as Request['reasoning'],
    notable: parts.safeParse(row.notable).data ?? [],
    // Prisma reads the decision after the row, in a query of its own: the request may have ended in between.
    status: (row.decision?.outcome ?? row.status) as Request['status'],
    channel: row.channel,
    approvalsRequired: row.approvalsRequired,
    approvalFrom: row.approvalFrom as unknown as Request['approvalFrom'],
    approvals: row.approvals.map(({ reviewer, approvedAt }) => ({ by: reviewer, at: approvedAt })),
    requester: row.requester,
    triggeredBy: row.triggeredBy,
    tokenName: row.token.name,
    tokenOwner: row.tokenOwner,
    tokenOwnerNow: row.token.owner,
    isTrusted: row.contextProven,
    boundTo: row.boundTo,
    timeoutSeconds: row.timeoutSeconds,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    escalateAt: row.escalateAt,
    escalatedAt: row.escalatedAt,
    late: row.late,
    decision: decisionOf(row),
    result: resultOf(row),
    messageUrl: card?.permalink ?? null,
    textPosted: live.some(({ attached }) => attached),
    asked: asked.safeParse(card?.asked).data ?? null,
  };
}

function decisionOf({ decision }: Row): Request['decision'] {
  if (decision === null) return null;
  return {
    outcome: decision.outcome as NonNullable<Request['decision']>['outcome'],
    by: { kind: decision.byKind as NonNullable<Request['decision']>['by']['kind'], id: decision.byId },
    reason: decision.reason,
    decidedAt: decision.decidedAt,
    latencyMs: Number(decision.latencyMs),
  };
}

function resultOf(row: Row): Request['result'] {
  if (row.resultAt === null || row.resultExitCode === null || row.resultDurationMs === null) return null;
  return { exitCode: row.resultExitCode, durationMs: Number(row.resultDurationMs), at: row.resultAt };
}

/** The row of a new request. PostgreSQL text cannot hold NUL, so such a command also keeps its exact bytes. */
export function rowOf(request: NewRequest, keys: SecretKeys): Prisma.RequestCreateManyInput {
  const {
    decision: _decision,
    commandSha256: sha256,
    commandHmac: _hmac,
    planSummary,
    command,
    context,
    risk,
    findings,
    rules,
    reasoning,
    approvalFrom,
    notable,
    tokenName: _name,
    tokenOwnerNow: _owner,
    isTrusted: contextProven,
    boundTo,
    ...columns
  } = request;
  const hasNul = command.includes('\0');
  return {
    ...columns,
    contextProven,
    boundTo: [...boundTo],
    command: hasNul ? command.replaceAll('\0', '\u2400') : command,
    commandBytes: hasNul ? Buffer.from(command, 'utf8') : null,
    commandSealed: bytes(sealedOrNull(keys, request.id, command, sha256)),
    planSummary: planSummary === null ? null : JSON.stringify(planSummary),
    context: json(context),
    risk: json(risk),
    findings: json(findings),
    rules: json(rules),
    reasoning: json(reasoning),
    approvalFrom: json(approvalFrom),
    notable: json(notable),
  };
}

/** The row of a decision. */
export function decisionRow(requestId: string, decision: NonNullable<Request['decision']>) {
  return {
    requestId,
    outcome: decision.outcome,
    byKind: decision.by.kind,
    byId: decision.by.id,
    reason: decision.reason,
    decidedAt: decision.decidedAt,
    latencyMs: decision.latencyMs,
  };
}

function bytes(value: Buffer | null): Uint8Array<ArrayBuffer> | null {
  return value === null ? null : new Uint8Array(value);
}

function json(value: object): Prisma.InputJsonValue {
  return storableJson(value);
}
