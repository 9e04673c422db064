import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import { matchesText } from '../../policy/match/judge/matches-text.ts';
import { levelOf } from '../../policy/risk/risk.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import type { StoredRule } from '../../rulebook/stored-rule.ts';
import { countText } from '../../stats/words.ts';
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
    return { kind, text: `It expired on ${day(expiresAt)}.`, witness: null };
  if (maxUses !== null && uses >= maxUses)
    return {
      kind,
      text: `It has no uses left: it was limited to ${countText(maxUses, 'use')}.`,
      witness: null,
    };
  return null;
}

function broken(rule: StoredRule): Doubt | null {
  const { example } = rule;
  if (example === null || matchesText(compileRule(rule), analyse(example))) return null;
  return { kind: 'broken', text: 'It no longer matches its own sample command.', witness: example };
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
      text: `It has never been used since it was created on ${day(createdAt)}, ${countText(days, 'day')} ago.`,
      witness: null,
    };
  const text = `It was last used on ${day(lastUsedAt)}, ${countText(days, 'day')} ago. It was used ${countText(uses, 'time')} since ${day(createdAt)}.`;
  return { kind: 'unused', text, witness: null };
}

function wide(usage: RuleUsage | undefined): Doubt | null {
  if (usage === undefined) return null;
  const { denied, shapes, riskiest } = usage;
  const witness = riskiest?.command ?? null;
  if (denied >= DENIED_WIDE)
    return {
      kind: 'too-wide',
      text: `It matches a command in ${countText(denied, 'request')} that people denied.`,
      witness,
    };
  if (shapes.size < SHAPES_WIDE) return null;
  return {
    kind: 'too-wide',
    text: `It allowed at least ${shapes.size} different kinds of commands.`,
    witness,
  };
}

function risky(usage: RuleUsage | undefined): Doubt | null {
  const { command: witness, score } = usage?.riskiest ?? { command: null, score: 0 };
  const level = levelOf(score);
  if (level !== 'high' && level !== 'critical') return null;
  return { kind: 'risky', text: `It matches a command in a request with ${level} risk (${score}).`, witness };
}

function gone({ owner }: StoredRule, { gone: left }: DigestFacts): Doubt | null {
  if (owner === null || !left.has(owner)) return null;
  return {
    kind: 'owner-gone',
    text: `Its owner ${owner} has left the workspace. Assign a new owner.`,
    witness: null,
  };
}
