import { filterYielding, forEachYielding, TimeSlice } from '../../concurrency/yielding.ts';
import { compileRule } from '../../policy/match/compile/compile-rule.ts';
import type { CompiledRule } from '../../policy/match/compile/compiled-rule.ts';
import { refusals } from '../../policy/match/compile/refuse.ts';
import { coverOf, covers } from '../../policy/match/cover/cover.ts';
import { matchesText } from '../../policy/match/judge/matches-text.ts';
import { assessRisk } from '../../policy/risk/assess.ts';
import { analyse } from '../../policy/shell/analyse.ts';
import { isInterpreter } from '../../policy/shell/opaque/interpreters.ts';
import type { RuleDraft, StoredRule } from '../../rulebook/stored-rule.ts';
import { GROUP_MIN, type Mergeable, witnessOf } from './find-mergeable.ts';
import { type PathWildcard, pathWildcardsOf, patternOf } from './path-wildcards.ts';

/** Makes a rule ready to be matched, or knows it already. */
type Ready = (rule: StoredRule) => CompiledRule;

interface Group {
  hole: PathWildcard;
  /** Each with what stands in the hole. */
  members: Map<StoredRule, string>;
}

/**
 * Finds exact and glob allow rules of one scope that are the same but for one component of one path, or for a file's
 * name; each rule is in one group at most, the largest groups first.
 */
export async function findPathMergeable(
  rules: readonly StoredRule[],
  ready: Ready = compileRule,
): Promise<Mergeable[]> {
  const groups = new Map<string, Group>();
  await forEachYielding(rules, (rule) => {
    if (!isPlain(rule)) return;
    const { type, environments, repositories, hours } = rule;
    for (const hole of pathWildcardsOf(rule.pattern)) {
      const key = JSON.stringify([type, hole.key, environments.toSorted(), repositories.toSorted(), hours]);
      const group = groups.get(key) ?? { hole, members: new Map() };
      groups.set(key, group);
      group.members.set(rule, hole.text);
    }
  });
  const taken = new Set<StoredRule>();
  const found: Mergeable[] = [];
  const large = [...groups.values()].filter(({ members }) => members.size >= GROUP_MIN);
  large.sort((a, b) => b.members.size - a.members.size);
  const turn = new TimeSlice();
  for (const { hole, members } of large) {
    const left = new Map([...members].filter(([rule]) => !taken.has(rule)));
    const one = left.size < GROUP_MIN ? null : await merge({ hole, members: left }, ready, turn);
    if (one === null) continue;
    for (const rule of one.rules) taken.add(rule);
    found.push(one);
  }
  return found;
}

/** Of an interpreter's scripts one is not as good as another. */
const isPlain = ({ effect, type, pattern, maxUses, expiresAt }: StoredRule): boolean =>
  effect === 'allow' &&
  type !== 'regex' &&
  maxUses === null &&
  expiresAt === null &&
  !isInterpreter(pattern.split(' ')[0]?.split('/').at(-1) ?? '');

async function merge({ hole, members }: Group, ready: Ready, turn: TimeSlice): Promise<Mergeable | null> {
  const [first] = members.keys();
  if (first === undefined) return null;
  const pattern = patternOf(hole, first.type, [...members.values()]);
  const { environments, repositories, hours, reason, example } = first;
  const merged: RuleDraft = {
    effect: 'allow',
    type: 'regex',
    pattern,
    environments,
    repositories,
    hours,
    expiresAt: null,
    maxUses: null,
    reason,
    example: example ?? (first.type === 'exact' ? first.pattern : null),
  };
  if (refusals(merged, merged.example).length > 0) return null;
  const outer = compileRule(merged);
  const rules = await filterYielding([...members.keys()], (one) => covers(outer, ready(one)), turn);
  if (rules.length < GROUP_MIN) return null;
  const more = moreThan(rules.map(ready), outer);
  const texts = [...rules.map((one) => one.pattern), ...(more === null ? [] : [more])];
  if ((await filterYielding(texts, isRisky, turn)).length > 0) return null;
  return { rules, merged, open: ['path'], more };
}

/** Rules that one command besides is looked for among: the automaton of more would be large. */
const AMONG_MAX = 40;

/** A command that only the expression knows; null where none is found. */
function moreThan(compiled: readonly CompiledRule[], outer: CompiledRule<RuleDraft>): string | null {
  const more = witnessOf(coverOf(compiled.slice(0, AMONG_MAX), outer));
  if (more === null) return null;
  const analysis = analyse(more);
  return compiled.some((one) => matchesText(one, analysis)) ? null : more;
}

/** What is high or critical in one place could be worse in another: people look at each. */
function isRisky(command: string): boolean {
  const { level } = assessRisk({ analysis: analyse(command), environment: 'production', plan: null });
  return level === 'high' || level === 'critical';
}
