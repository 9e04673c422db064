import type { WorkingHours } from '../../../../src/policy/environments/working-hours.ts';
import { evaluate } from '../../../../src/policy/evaluate.ts';
import { NO_FACTS } from '../../../../src/policy/facts.ts';
import { ruleBook } from '../../../../src/policy/match/book/rule-book.ts';
import type { Occasion } from '../../../../src/policy/match/judge/scope.ts';
import { TRUSTED } from '../../../../src/policy/match/repositories/provenance.ts';
import type { Rule } from '../../../../src/policy/rule.ts';
import type { Verdict } from '../../../../src/policy/verdict.ts';

export const occasion: Occasion = {
  environment: 'production',
  repository: 'acme/api',
  provenance: TRUSTED,
  isWorkingTime: true,
  now: new Date('2026-11-24T12:00:00Z'),
  usedUp: new Set(),
};

const NEVER_WORKING: WorkingHours = { timezone: 'UTC', days: [], from: '00:00', to: '23:59' };

/** What rules alone say: no ceiling and no fact stands against them. */
export function verdictByRules(rules: readonly Rule[], command: string, at = occasion): Verdict {
  const { environment, repository, provenance, isWorkingTime, now, usedUp } = at;
  return evaluate(
    { command, environment, repository, provenance, sha: null, plan: null },
    NO_FACTS,
    {
      book: ruleBook(rules),
      hours: isWorkingTime ? null : NEVER_WORKING,
      ceilings: { [environment]: 'critical' },
      closed: new Set(),
      usedUp,
    },
    now,
  ).verdict;
}
