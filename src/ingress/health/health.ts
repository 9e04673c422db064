import { withDeadline } from '../../concurrency/deadline.ts';
import type { HealthCheck, PeopleHealth } from '../ports.ts';

/** Longest that a part may take to answer, in ms; then it counts as not well. */
const CHECK_MS = 2_000;
/** How long a report is reused, in ms: `/readyz` needs no token, and each check costs the database a statement. */
const KEEP_MS = 250;

/** The parts of the gate, by the names that `/readyz` and `expacti_degraded` have for them. */
export interface HealthParts {
  /** Without one of these the gate cannot answer requests. */
  vital: Readonly<Record<string, HealthCheck>>;
  /** Without one of these it still answers them, but something else does not work as it should. */
  others: Readonly<Record<string, HealthCheck>>;
  people: () => PeopleHealth;
  slack: () => SlackHealth;
}

export interface SlackHealth {
  /** Open sockets on which Slack answers pings. */
  sockets: number;
  /** When this process last got a message on one of them; null if it never did. */
  lastMessageAt: Date | null;
}

export interface HealthReport {
  /** `ok` or one sentence about the problem, by part. */
  checks: Readonly<Record<string, string>>;
  /** Vital parts that are not well. */
  down: readonly string[];
  /** Other parts that are not well. */
  degraded: readonly string[];
  people: PeopleHealth;
  slack: SlackHealth;
}

export interface Health {
  look(): Promise<HealthReport>;
}

/** Checks all parts at the same time. Calls within a quarter of a second share one report. */
export function createHealth(parts: HealthParts): Health {
  let kept: { at: number; report: Promise<HealthReport> } | null = null;
  return {
    look: () => {
      const now = performance.now();
      if (kept === null || now - kept.at >= KEEP_MS) kept = { at: now, report: lookAtAll(parts) };
      return kept.report;
    },
  };
}

async function lookAtAll({ vital, others, people, slack }: HealthParts): Promise<HealthReport> {
  const seen = people();
  const rest = { ...others, people: () => checkPeople(seen) };
  const [down, degraded] = await Promise.all([resultsOf(vital), resultsOf(rest)]);
  return {
    checks: { ...down, ...degraded },
    down: unwell(down),
    degraded: unwell(degraded),
    people: seen,
    slack: slack(),
  };
}

async function checkPeople({ problems }: PeopleHealth): Promise<void> {
  const [first, ...more] = problems;
  if (first === undefined) return;
  throw new Error(more.length === 0 ? first : `${first} See "people" for ${more.length} more.`);
}

const unwell = (results: Readonly<Record<string, string>>): string[] =>
  Object.keys(results).filter((name) => results[name] !== 'ok');

async function resultsOf(checks: Readonly<Record<string, HealthCheck>>): Promise<Record<string, string>> {
  const results = Object.entries(checks).map(async ([name, check]) => [name, await resultOf(check)] as const);
  return Object.fromEntries(await Promise.all(results));
}

async function resultOf(check: HealthCheck): Promise<string> {
  try {
    await withDeadline(check(), CHECK_MS, `No answer within ${CHECK_MS / 1000} s.`);
    return 'ok';
  } catch (error) {
    return error instanceof Error ? error.message : 'Has a problem.';
  }
}
