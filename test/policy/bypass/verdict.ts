import { type Evaluation, evaluate } from '../../../src/policy/evaluate.ts';
import { NO_FACTS } from '../../../src/policy/facts.ts';
import { ruleBook } from '../../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../../src/policy/match/repositories/provenance.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import type { Rule } from '../../../src/policy/rule.ts';

const now = new Date('2026-11-24T10:00:00Z');

export function policyOf(rules: readonly Rule[]): Policy {
  // The risk must not hide what the rules say.
  return { book: ruleBook(rules), hours: null, ceilings: { production: 'critical' }, closed: new Set(), usedUp: new Set() };
}

export function evaluateBy(policy: Policy, command: string): Evaluation {
  const request = { command, environment: 'production', repository: null, provenance: TRUSTED, sha: null, plan: null };
  return evaluate(request, NO_FACTS, policy, now);
}
