import type { Finding } from '../policy/finding.ts';
import type { NotablePart } from '../policy/notable-parts.ts';
import type { Reasoning } from '../policy/reasoning.ts';
import type { PlanSummary } from '../policy/risk/effects/plan.ts';
import type { Risk } from '../policy/risk/risk.ts';
import type { MatchedRule } from '../policy/rule.ts';
import type { Verdict } from '../policy/verdict.ts';

/** How a request ends; exactly one, forever. */
export type Outcome = 'approved' | 'denied' | 'timed_out' | 'canceled';

export type Status = 'pending' | Outcome;

/** Who or what decided: a rule's, reviewer's or token's id; a time-out has none. */
export interface DecidedBy {
  kind: 'rule' | 'reviewer' | 'timeout' | 'caller' | 'policy';
  id: string | null;
}

export interface Decision {
  outcome: Outcome;
  by: DecidedBy;
  reason: string | null;
  decidedAt: Date;
  /** From the request's creation to its decision. */
  latencyMs: number;
}

/** One reviewer's yes. */
export interface Approval {
  by: string;
  at: Date;
}

/** Where a request comes from, as far as the caller says: a claim, unless the token proves it. */
export interface RequestContext {
  source?: string;
  actor?: string;
  /** Who started this attempt; a re-run on GitHub keeps `actor`. */
  triggering_actor?: string;
  repository?: string;
  ref?: string;
  sha?: string;
  workflow?: string;
  job?: string;
  /** Which leg of a matrix it is, from 0. */
  job_index?: number;
  run_id?: string;
  run_attempt?: number;
  run_url?: string;
}

/** What became of the run, as the caller reports it, once. */
export interface RunResult {
  exitCode: number;
  durationMs: number;
  at: Date;
}

/** Who was asked when the card was posted. */
export interface Asked {
  /** The channel's name, for people to read. */
  channel: string;
  /** Names of the users and user groups, for people to read. */
  people: string[];
  /** Slack ids of the users and user groups that the card mentions while it is pending. Absent: none. */
  mentioned?: string[] | undefined;
  /** Whether too few reviewers could approve if what the caller claims is true. */
  isShortByClaim?: boolean | undefined;
}

/** One command that asks to run. */
export interface Request {
  id: string;
  tokenId: string;
  idempotencyKey: string | null;
  command: string;
  /** Hex SHA-256 of the command's UTF-8 bytes. For the caller and its grant: never store it, or log it. */
  commandSha256: string;
  /** Keyed hash of the command: what the audit log says in place of it. */
  commandHmac: string;
  environment: string;
  reason: string | null;
  cwd: string | null;
  context: RequestContext;
  verdict: Verdict;
  risk: Risk;
  findings: Finding[];
  rules: MatchedRule[];
  reasoning: Reasoning;
  /** Parts of the command as it is shown that stay visible if it is cut, the most important first. */
  notable: NotablePart[];
  status: Status;
  /** The Slack channel in which people are asked. */
  channel: string;
  approvalsRequired: number;
  approvals: Approval[];
  /** Of each of these lists of users and user groups one person has to be among those who approve. */
  approvalFrom: (readonly string[])[];
  /** The Slack user whom `actor` stood for when it was asked; the token's owner if nobody was named. */
  requester: string | null;
  /** The Slack user whom `triggering_actor` stood for when it was asked, if that is somebody else. */
  triggeredBy: string | null;
  tokenName: string;
  /** The Slack user who answered for the token when it was asked, and who does now. */
  tokenOwner: string | null;
  tokenOwnerNow: string | null;
  /** Whether what the caller says of itself was proven when it was asked. */
  isTrusted: boolean;
  /** Globs of the repositories that the token was bound to when it was asked. Empty: not bound. */
  boundTo: readonly string[];
  timeoutSeconds: number;
  createdAt: Date;
  expiresAt: Date;
  /** When it escalates if nobody has decided; null if it does not. */
  escalateAt: Date | null;
  escalatedAt: Date | null;
  /** Whether it is asked for outside working hours. */
  late: boolean;
  decision: Decision | null;
  result: RunResult | null;
  /** Link to the card, once it was posted. */
  messageUrl: string | null;
  /** Whether a message where people are asked shows the whole command, itself or in its thread. */
  textPosted: boolean;
  asked: Asked | null;
}

/** A request as it is first stored. */
export type NewRequest = Omit<Request, 'approvals' | 'result' | 'messageUrl' | 'textPosted' | 'asked'> & {
  /** Keyed hashes of what the command means, and of its shape: to find similar requests in the past. */
  meaningHmac: string;
  shapeHmac: string;
  /** Keyed hash of the body as it was understood. */
  bodyHmac: string;
  /** Redacted summary of the Terraform plan, if there is one. */
  planSummary: PlanSummary | null;
};
