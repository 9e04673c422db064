import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import { matchesText } from '../../policy/match/judge/matches-text.ts';
import { levelOf } from '../../policy/risk/risk.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import type { StoredRule } from '../../rulebook/stored-rule.ts';
import { DAY_MS } from '../../time/units.ts';
import type { Kind } from '../digest.ts';
import type { DigestFacts } from '../facts.ts';
import type { RuleUsage } from './usage.ts';

/** One thing about a rule that people should look at. */
export interface Doubt {
  kind: Kind;
  text: string;
  witness: string | null;
}

/** A rule that let through so many shapes of commands is wide. */
const SHAPES_WIDE = 10;
/** Denied texts that a rule knows a command of: one is chance. */
const DENIED_WIDE = 3;

/** What is doubtful about a rule in itself, the plainest first. */
export function doubtsOf(rule: StoredRule, usage: RuleUsage | undefined, facts: DigestFacts): Doubt[] {
  return [
    ended(rule, facts),
    broken(rule),
    ...(rule.effect === 'allow' ? [unused(rule, facts), wide(usage), risky(usage)] : []),
    gone(rule, facts),
  ].filter((one) => one !== null);
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

function ended({ expiresAt, maxUses, uses }: StoredRule, { now }: DigestFacts): Doubt | null {
  const kind = 'ended';
  if (expiresAt !== null && expiresAt <= now)
    return { kind, text: `It ended on ${day(expiresAt)} and applies no more.`, witness: null };
  if (maxUses !== null && uses >= maxUses)
    return { kind, text: `Its ${maxUses} uses are used up, so it applies no more.`, witness: null };
  return null;
}

function broken(rule: StoredRule): Doubt | null {
  const { example } = rule;
  if (example === null || matchesText(compileRule(rule), analyse(example))) return null;
  return { kind: 'broken', text: 'It does not know its own example any more.', witness: example };
}

function unused(
  { lastUsedAt, createdAt, uses }: StoredRule,
  { now, staleAfterMs }: DigestFacts,
): Doubt | null {
  const last = lastUsedAt ?? createdAt;
  if (now.getTime() - last.getTime() <= staleAfterMs) return null;
  const days = Math.floor((now.getTime() - last.getTime()) / DAY_MS);
  if (lastUsedAt === null)
    return {
      kind: 'never-used',
      text: `Nothing has used it since it was made on ${day(createdAt)}, ${days} days ago.`,
      witness: null,
    };
  const counted = `${uses} ${uses === 1 ? 'use is' : 'uses are'} counted since ${day(createdAt)}`;
  const text = `Nothing has used it since ${day(lastUsedAt)}, ${days} days ago; ${counted}.`;
  return { kind: 'unused', text, witness: null };
}

function wide(usage: RuleUsage | undefined): Doubt | null {
  if (usage === undefined) return null;
  const { denied, shapes, riskiest } = usage;
  const witness = riskiest?.command ?? null;
  if (denied >= DENIED_WIDE)
    return { kind: 'too-wide', text: `It knows a command of ${denied} texts that people denied.`, witness };
  if (shapes.size < SHAPES_WIDE) return null;
  return { kind: 'too-wide', text: `It let through ${shapes.size} shapes of commands or more.`, witness };
}

function risky(usage: RuleUsage | undefined): Doubt | null {
  const { command: witness, score } = usage?.riskiest ?? { command: null, score: 0 };
  const level = levelOf(score);
  if (level !== 'high' && level !== 'critical') return null;
  return { kind: 'risky', text: `It knows a command of what scores ${score} (${level}).`, witness };
}

function gone({ owner }: StoredRule, { gone: left }: DigestFacts): Doubt | null {
  if (owner === null || !left.has(owner)) return null;
  return {
    kind: 'owner-gone',
    text: `Its owner ${owner} has left: somebody else should own it.`,
    witness: null,
  };
}
