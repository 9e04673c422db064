import type { DigestFacts } from '../../src/digest/facts.ts';
import { ruleBook } from '../../src/policy/match/book/rule-book.ts';
import { TRUSTED } from '../../src/policy/match/repositories/provenance.ts';
import type { PastCommand, PastDenial } from '../../src/rulebook/preview/past.ts';
import type { StoredRule } from '../../src/rulebook/stored-rule.ts';
import { aRule } from '../support/rules/rules.ts';

export const NOW = new Date('2026-11-23T09:00:00Z');
const DAY_MS = 86_400_000;
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);

/** A rule that was made two days ago and used yesterday. */
export function stored(pattern: string, more: Partial<StoredRule> = {}): StoredRule {
  return {
    ...aRule(pattern, more),
    example: null,
    owner: 'U0ANA',
    lastUsedAt: daysAgo(1),
    createdAt: daysAgo(2),
    retiredAt: null,
    version: 1,
    ...more,
  };
}

export const asked = (command: string, more: Partial<PastCommand> = {}): PastCommand => ({
  command,
  environment: 'production',
  repository: null,
  provenance: TRUSTED,
  requests: 1,
  approvals: 0,
  lastAt: daysAgo(1),
  ...more,
});

export const denied = (command: string, more: Partial<PastDenial> = {}): PastDenial => ({
  requestId: command,
  command,
  environment: 'production',
  repository: null,
  provenance: TRUSTED,
  by: 'U0BEN',
  at: daysAgo(1),
  reason: 'no',
  ...more,
});

/** Facts of a month in which nothing happened but what is given. */
export function facts(rules: StoredRule[], more: Partial<DigestFacts> = {}): DigestFacts {
  return {
    now: NOW,
    staleAfterMs: 30 * DAY_MS,
    rules,
    book: ruleBook(rules),
    ceilings: { production: 'high', staging: 'high' },
    commands: [],
    denials: [],
    since: daysAgo(30),
    isPartial: false,
    gone: new Set(),
    ...more,
  };
}
