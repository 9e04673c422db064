import type { Approval, Decision, Request, Rule, Token } from '../../generated/client.ts';

/**
 * Which columns of a table entries of the audit log cover: by the name of the field, the name of the column.
 * Positions matter: entries hold a hint for each column by its place, so add new ones at the end.
 */
export type Covered<Row> = Partial<Record<keyof Row & string, string>>;

/**
 * Columns of `requests`. Not covered: `posting_until`, a lock that is taken to post a card; and `command_sealed`, which the
 * secret key vouches for, and which is removed if that key is lost (docs/secret-key.md).
 */
export const REQUEST_COLUMNS = {
  bodyHmac: 'body_hmac',
  tokenId: 'token_id',
  idempotencyKey: 'idempotency_key',
  command: 'command',
  commandBytes: 'command_bytes',
  unkeyedCommandSha256: 'unkeyed_command_sha256',
  meaningHmac: 'meaning_hmac',
  shapeHmac: 'shape_hmac',
  environment: 'environment',
  reason: 'reason',
  cwd: 'cwd',
  context: 'context',
  planSummary: 'plan_summary',
  verdict: 'verdict',
  risk: 'risk',
  findings: 'findings',
  rules: 'rules',
  reasoning: 'reasoning',
  notable: 'notable',
  status: 'status',
  channel: 'channel',
  approvalsRequired: 'approvals_required',
  timeoutSeconds: 'timeout_s',
  createdAt: 'created_at',
  expiresAt: 'expires_at',
  escalateAt: 'escalate_at',
  escalatedAt: 'escalated_at',
  late: 'late',
  approvalFrom: 'approval_from',
  requester: 'requester',
  resultExitCode: 'result_exit_code',
  resultDurationMs: 'result_duration_ms',
  resultAt: 'result_at',
  triggeredBy: 'triggered_by',
  tokenOwner: 'token_owner',
  contextProven: 'context_proven',
  boundTo: 'bound_to',
} as const satisfies Covered<Request>;

/** Columns of `decisions`, which has a row for every request that ended. */
export const DECISION_COLUMNS = {
  outcome: 'outcome',
  byKind: 'by_kind',
  byId: 'by_id',
  reason: 'reason',
  decidedAt: 'decided_at',
  latencyMs: 'latency_ms',
} as const satisfies Covered<Decision>;

/** Columns of `approvals`. */
export const APPROVAL_COLUMNS = {
  reviewer: 'reviewer',
  approvedAt: 'approved_at',
} as const satisfies Covered<Approval>;

/** Columns of `rules`. Not covered: `uses` and `last_used_at`, which every use changes. */
export const RULE_COLUMNS = {
  effect: 'effect',
  type: 'type',
  pattern: 'pattern',
  environments: 'environments',
  repositories: 'repositories',
  hours: 'hours',
  expiresAt: 'expires_at',
  maxUses: 'max_uses',
  reason: 'reason',
  example: 'example',
  owner: 'owner',
  createdAt: 'created_at',
  retiredAt: 'retired_at',
  version: 'version',
} as const satisfies Covered<Rule>;

/** Columns of `tokens`. */
export const TOKEN_COLUMNS = {
  secretHmac: 'secret_hmac',
  name: 'name',
  environments: 'environments',
  repositories: 'repositories',
  owner: 'owner',
  admin: 'admin',
  createdBy: 'created_by',
  createdAt: 'created_at',
  expiresAt: 'expires_at',
  revokedAt: 'revoked_at',
} as const satisfies Covered<Token>;

/** Names of what the hints of a state stand for, in their order. */
export const HINTS = {
  requests: [
    ...Object.values(REQUEST_COLUMNS),
    ...Object.values(DECISION_COLUMNS).map((column) => `decisions.${column}`),
    'approvals',
  ],
  rules: Object.values(RULE_COLUMNS),
  tokens: Object.values(TOKEN_COLUMNS),
} as const;
