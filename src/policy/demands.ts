import { textGlob } from './match/text-glob.ts';
import { OPAQUE, type Risk } from './risk/risk.ts';

/** What the team asks of requests in one environment. Absent keys fall back to the defaults. */
export interface EnvironmentDemands {
  approvals?: number;
  /** Seconds. */
  timeout?: number;
}

/** One entry of `policies:`; all that match apply. */
export interface PolicyClause {
  when: { category?: string; environment?: string; command?: string };
  approvals?: number;
  /** Users and user groups, one of whom has to be among those who approve. */
  from?: readonly string[];
  /** Seconds. */
  timeout?: number;
}

export interface Demands {
  /** How many different reviewers have to approve, at least 1. */
  approvals: number;
  /** Of each of these lists of users and user groups one person has to approve. */
  from: (readonly string[])[];
  /** Seconds that the request waits for people. */
  timeoutSeconds: number;
}

interface DemandsInput {
  command: string;
  environment: string;
  risk: Risk;
  /** Seconds, as the caller asked. */
  requestedTimeout: number | null;
  defaultTimeout: number;
  environments: Readonly<Record<string, EnvironmentDemands>>;
  clauses: readonly PolicyClause[];
  /** Whether the caller names somebody whom nobody in Slack is linked to: it could be the reviewer's own request. */
  isUnlinked: boolean;
}

/** Where nobody can tell whose request it is, one of two reviewers is somebody else. */
const UNLINKED_APPROVALS = 2;

/**
 * How many approvals a request needs, from whom, and how long it waits. The largest number of approvals wins; every
 * `from` counts. `timeout`: the last
 * policy that names one beats the request's, that beats the environment's, that the default (CONTRACT §4).
 */
export function demandsOn(input: DemandsInput): Demands {
  const { isUnlinked } = input;
  const own = input.environments[input.environment];
  const matching = input.clauses.filter((clause) => applies(clause, input));
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

/** A category that cannot be ruled out counts as there: hiding a command must not save a second reviewer. */
function couldBe(category: string, { categories, factors }: Risk): boolean {
  return categories.some((one) => one === category) || factors.some(({ code }) => code === OPAQUE);
}

function applies({ when }: PolicyClause, input: DemandsInput): boolean {
  if (when.environment !== undefined && when.environment !== input.environment) return false;
  if (when.command !== undefined && !textGlob(when.command)(input.command)) return false;
  return when.category === undefined || couldBe(when.category, input.risk);
}
