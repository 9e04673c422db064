import { type RuleBook, ruleBook } from './match/book/rule-book.ts';
import { clauseRule } from './match/compile/clause-pattern.ts';
import { denialsIn } from './match/judge/judge-rules.ts';
import { UNPROVEN } from './match/repositories/provenance.ts';
import { handedOn } from './risk/effects/handed-on.ts';
import { couldBeAnything } from './risk/possible.ts';
import { readingsOf } from './risk/reading.ts';
import type { Category } from './risk/risk.ts';
import type { Analysis } from './shell/analyse.ts';

/** One entry of `policies:`; all that match apply. */
export interface PolicyClause {
  when: { category?: string; environment?: string; command?: string };
  approvals?: number;
  /** Users and user groups, one of whom has to be among those who approve. */
  from?: readonly string[];
  /** Seconds. */
  timeout?: number;
}

/** The request as clauses look at it. */
export interface ClauseSubject {
  analysis: Analysis;
  environment: string;
  /** Every category that cannot be ruled out (`possibleCategories`). */
  possible: readonly Category[];
}

/** A team's clauses stay the same for as long as a process runs, so their patterns are compiled once. */
const BOOKS = new WeakMap<readonly PolicyClause[], RuleBook>();

/**
 * The clauses that apply to a request. A command pattern is matched as a deny rule is: against the words of every simple
 * command at any depth, whatever its spelling; a possible match counts, and so does a text that cannot be fully parsed,
 * or runs what is not seen.
 */
export function clausesFor(subject: ClauseSubject, clauses: readonly PolicyClause[]): PolicyClause[] {
  const named = clauses.some(({ when }) => when.command !== undefined) ? matchedBy(subject, clauses) : null;
  return clauses.filter(
    ({ when }, index) =>
      (when.environment === undefined || when.environment === subject.environment) &&
      (when.category === undefined || subject.possible.some((one) => one === when.category)) &&
      (when.command === undefined || named === null || named.has(String(index))),
  );
}

/** Ids of the clauses whose pattern matches; null if all do, since what the text runs cannot be told. */
function matchedBy(
  { analysis, environment, possible }: ClauseSubject,
  clauses: readonly PolicyClause[],
): ReadonlySet<string> | null {
  if (analysis.opacities.length > 0 || couldBeAnything(possible)) return null;
  const occasion = {
    environment,
    repository: null,
    provenance: UNPROVEN,
    isWorkingTime: true,
    now: new Date(0),
    usedUp: new Set<string>(),
  };
  const { scripts } = handedOn(readingsOf(analysis));
  const denials = [analysis, ...scripts].flatMap((one) => denialsIn(one, bookOf(clauses), occasion));
  return new Set(denials.map(({ rule }) => rule.id));
}

function bookOf(clauses: readonly PolicyClause[]): RuleBook {
  const known = BOOKS.get(clauses);
  if (known !== undefined) return known;
  const rules = clauses.flatMap(({ when }, index) =>
    when.command === undefined ? [] : [clauseRule(String(index), when.command)],
  );
  const book = ruleBook(rules);
  BOOKS.set(clauses, book);
  return book;
}
