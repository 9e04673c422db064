import { coversScope } from '../../../policy/match/cover/cover-scope.ts';
import type { RuleBookNow, RuleChanges } from '../../rule-changes.ts';
import type { RuleDraft, StoredRule } from '../../stored-rule.ts';

/** One rule as it counts before a change and after it; null if it does not count. */
export interface RuleStep<One extends RuleDraft = RuleDraft> {
  before: One | null;
  after: One | null;
}

/** A step after which some command could run that had to be asked for, or was denied, before. */
export interface Weakening<One extends RuleDraft = RuleDraft> {
  /** `allows-more`: an allow rule by a pattern comes in or becomes wider. `denies-less`: a deny rule goes or becomes narrower. */
  kind: 'allows-more' | 'denies-less';
  step: RuleStep<One>;
}

/** What a change does to each rule. @throws if it names a rule that is not in the book. */
export function stepsOf(
  { added, changed, retired, restored }: RuleChanges,
  { active, named }: RuleBookNow,
): RuleStep<StoredRule>[] {
  const known = new Map([...active, ...named].map((rule) => [rule.id, rule]));
  const was = (id: string): StoredRule => {
    const rule = known.get(id);
    if (rule === undefined) throw new Error(`the rule ${id} is changed but is not in the rule book`);
    return rule;
  };
  return [
    ...added.map((after) => ({ before: null, after })),
    ...changed.map((after) => ({ before: was(after.id), after })),
    ...retired.map((id) => ({ before: was(id), after: null })),
    ...restored.map((after) => ({ before: null, after })),
  ];
}

/**
 * The steps that one admin alone may not take: those that weaken the gate in an environment whose
 * `rule_changes.approvals` is 2. A rule for all environments is for the marked ones too. Exact allow rules take one
 * admin; retiring a deny rule takes two even if another one denies the same.
 * @param marked names of these environments.
 */
export function weakenings<One extends RuleDraft>(
  steps: readonly RuleStep<One>[],
  marked: readonly string[],
): Weakening<One>[] {
  return steps.flatMap((step): Weakening<One>[] => {
    if (deniesLess(step, marked)) return [{ kind: 'denies-less', step }];
    return allowsMore(step, marked) ? [{ kind: 'allows-more', step }] : [];
  });
}

function allowsMore({ before, after }: RuleStep, marked: readonly string[]): boolean {
  if (after === null || after.effect === 'deny' || after.type === 'exact') return false;
  if (markedOf(after, marked).length === 0) return false;
  return before === null || !isSameText(before, after) || !coversIn(marked, before, after);
}

function deniesLess({ before, after }: RuleStep, marked: readonly string[]): boolean {
  if (before === null || before.effect === 'allow') return false;
  if (markedOf(before, marked).length === 0) return false;
  return after === null || !isSameText(before, after) || !coversIn(marked, after, before);
}

/** Rules that allow, after these steps, what they did not allow before: by a pattern or exactly, and in any environment. */
export function newlyAllowing<One extends RuleDraft>(steps: readonly RuleStep<One>[]): One[] {
  return steps.flatMap(({ before, after }) => {
    if (after === null || after.effect === 'deny') return [];
    const isNoWider = before !== null && isSameText(before, after) && coversAll(before, after);
    return isNoWider ? [] : [after];
  });
}

/** Two patterns are not compared here: another text counts as another rule. */
const isSameText = (one: RuleDraft, other: RuleDraft): boolean =>
  one.effect === other.effect && one.type === other.type && one.pattern === other.pattern;

/** The marked environments that a rule is for. */
const markedOf = ({ environments }: RuleDraft, marked: readonly string[]): readonly string[] =>
  environments.length === 0 ? marked : marked.filter((one) => environments.includes(one));

/** Whether `outer` applies wherever and whenever `inner` does, as far as the marked environments go. */
function coversIn(marked: readonly string[], outer: RuleDraft, inner: RuleDraft): boolean {
  const where = markedOf(outer, marked);
  const isThere = markedOf(inner, marked).every((one) => where.includes(one));
  return isThere && coversAll({ ...outer, environments: [] }, { ...inner, environments: [] });
}

/** The same for all environments. Two versions of one rule share the count of its uses, so that fewer uses are fewer. */
function coversAll(outer: RuleDraft, inner: RuleDraft): boolean {
  const { maxUses } = outer;
  const hasUses = maxUses === null || (inner.maxUses !== null && inner.maxUses <= maxUses);
  return hasUses && coversScope({ ...outer, maxUses: null }, inner);
}
