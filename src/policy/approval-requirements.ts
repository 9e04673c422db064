import { type ClauseSubject, clausesFor, type PolicyClause } from './clauses.ts';
import type { Risk } from './risk/risk.ts';

/** What the team asks of requests in one environment. Absent keys fall back to the defaults. */
export interface EnvironmentRequirements {
  approvals?: number;
  /** Seconds. */
  timeout?: number;
  /** Whether a requester who is only claimed counts as unlinked. */
  require_proven_requester?: boolean;
}

export interface ApprovalRequirements {
  /** How many different reviewers have to approve, at least 1. */
  approvals: number;
  /** Of each of these lists of users and user groups one person has to approve. */
  from: (readonly string[])[];
  /** Seconds that the request waits for people. */
  timeoutSeconds: number;
}

interface DemandsInput extends ClauseSubject {
  risk: Risk;
  /** Seconds, as the caller asked. */
  requestedTimeout: number | null;
  defaultTimeout: number;
  environments: Readonly<Record<string, EnvironmentRequirements>>;
  clauses: readonly PolicyClause[];
  /** Whether nobody can tell by name whose request it is: it could be the reviewer's own (`anomaly/requester.ts`). */
  isUnlinked: boolean;
}

/** Where nobody can tell whose request it is, one of two reviewers is somebody else. */
const UNLINKED_APPROVALS = 2;

/**
 * How many approvals a request needs, from whom, and how long it waits. The largest number of approvals wins; every
 * `from` counts. `timeout`: the last
 * policy that names one beats the request's, that beats the environment's, that the default (CONTRACT §4).
 */
export function requirementsFor(input: DemandsInput): ApprovalRequirements {
  const { isUnlinked } = input;
  const own = input.environments[input.environment];
  const matching = clausesFor(input, input.clauses);
  return {
    approvals: Math.max(
      1,
      own?.approvals ?? 1,
      ...matching.map((clause) => clause.approvals ?? 1),
      isUnlinked && isGrave(input.risk) ? UNLINKED_APPROVALS : 1,
    ),
    from: matching.flatMap(({ from }) => (from === undefined ? [] : [from])),
    timeoutSeconds:
      matching.findLast((clause) => clause.timeout !== undefined)?.timeout ??
      input.requestedTimeout ??
      own?.timeout ??
      input.defaultTimeout,
  };
}

const isGrave = ({ level }: Risk): boolean => level === 'high' || level === 'critical';
