import { forEachYielding } from '../../concurrency/yielding.ts';
import type { CompiledRule } from '../../policy/match/compile/compiled-rule.ts';
import { coverOf, covers, isShadowed, someCommand } from '../../policy/match/cover/cover.ts';
import { CoverIndex } from './cover-index.ts';

/** A rule that others make superfluous. */
export interface CoveredRule {
  rule: CompiledRule;
  /** None of them is covered itself. */
  by: CompiledRule[];
  isShadowed: boolean;
  /** A command that it knows. */
  example: string;
}

export interface CoveredRules {
  found: CoveredRule[];
  /** Rules of which it could not be decided. */
  undecided: number;
}

/** How many rules may cover one together, and among how many they are looked for: more would convince nobody. */
const TOGETHER_MAX = 12;
const TOGETHER_AMONG = 40;

/** Finds the rules that others cover, the newest first: of two that know the same the older one stays. */
export async function findCovered(rules: readonly CompiledRule[]): Promise<CoveredRules> {
  const allow = new CoverIndex(rules.filter(({ rule }) => rule.effect === 'allow'));
  const denying = rules.filter(({ rule }) => rule.effect === 'deny');
  const deny = new CoverIndex(denying);
  const found = new Map<string, CoveredRule>();
  let undecided = 0;
  await forEachYielding(rules.toReversed(), (inner) => {
    const isFree = ({ rule }: CompiledRule): boolean => !found.has(rule.id);
    const own = inner.rule.effect === 'allow' ? allow : deny;
    const near = own.near(inner).filter(isFree);
    const shadows = inner.rule.effect === 'allow' ? deny.near(inner).filter(isFree) : [];
    if (near.length + shadows.length === 0) return;
    const example = someCommand(inner);
    if (example === null) {
      undecided += 1;
      return;
    }
    const shadow = shadows.find((one) => example.isMatchedBy(one) && isShadowed(inner, one));
    const by = shadow === undefined ? coveredBy(near, inner, example) : [shadow];
    if (by === 'not-decided') undecided += 1;
    else if (by.length > 0)
      found.set(inner.rule.id, { rule: inner, by, isShadowed: shadow !== undefined, example: example.text });
  });
  return { found: [...found.values()].map((one) => settled(one, found)), undecided };
}

type Example = NonNullable<ReturnType<typeof someCommand>>;

/** Whoever does not know one command of it need not be looked at: that keeps nearly all pairs apart. */
function coveredBy(
  near: readonly CompiledRule[],
  inner: CompiledRule,
  example: Example,
): CompiledRule[] | 'not-decided' {
  const likely = near.filter((one) => example.isMatchedBy(one));
  const one = likely.find((outer) => covers(outer, inner));
  if (one !== undefined) return [one];
  if (likely.length === 0) return [];
  const among = near.slice(0, TOGETHER_AMONG);
  const cover = coverOf(among, inner);
  if (cover.kind === 'not-covered') return near.length > among.length ? 'not-decided' : [];
  if (cover.kind === 'not-decided') return 'not-decided';
  const needed = fewest(among, inner);
  return needed.length > TOGETHER_MAX ? 'not-decided' : needed;
}

/** Leaves out whom it also goes without. */
function fewest(all: readonly CompiledRule[], inner: CompiledRule): CompiledRule[] {
  let left = [...all];
  for (const one of all) {
    const without = left.filter((other) => other !== one);
    if (coverOf(without, inner).kind === 'covered') left = without;
  }
  return left;
}

/** Names the rules that stay in place of those that are covered themselves. Cover goes on from one to the next. */
function settled(covered: CoveredRule, found: ReadonlyMap<string, CoveredRule>): CoveredRule {
  const staying = (rules: readonly CompiledRule[]): CompiledRule[] =>
    rules.flatMap((one) => {
      const further = found.get(one.rule.id);
      return further === undefined || further.isShadowed ? [one] : staying(further.by);
    });
  return { ...covered, by: [...new Set(staying(covered.by))] };
}
