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
  /** Seconds. */
  timeout?: number;
}

export interface Demands {
  /** How many different reviewers have to approve, at least 1. */
  approvals: number;
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
}

/**
 * How many approvals a request needs and how long it waits. The largest number of approvals wins. `timeout`: the last
 * policy that names one beats the request's, that beats the environment's, that the default (CONTRACT §4).
 */
export function demandsOn(input: DemandsInput): Demands {
  const own = input.environments[input.environment];
  const matching = input.clauses.filter((clause) => applies(clause, input));
  return {
    approvals: Math.max(1, own?.approvals ?? 1, ...matching.map((clause) => clause.approvals ?? 1)),
    timeoutSeconds:
      matching.findLast((clause) => clause.timeout !== undefined)?.timeout ??
      input.requestedTimeout ??
      own?.timeout ??
      input.defaultTimeout,
  };
}

/** A category that cannot be ruled out counts as there: hiding a command must not save a second reviewer. */
function couldBe(category: string, { categories, factors }: Risk): boolean {
  return categories.some((one) => one === category) || factors.some(({ code }) => code === OPAQUE);
}

function applies({ when }: PolicyClause, input: DemandsInput): boolean {
  if (when.environment !== undefined && when.environment !== input.environment) return false;
  if (when.command !== undefined && !textGlob(when.command)(input.command)) return false;
  return when.category === undefined || couldBe(when.category, input.risk);
}
