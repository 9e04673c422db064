import { type PrefixTree, prefixTree } from '../../policy/match/book/prefix-tree.ts';
import type { CompiledRule } from '../../policy/match/compile/compiled-rule.ts';

/** Rules that are compared with one rule at most. */
const NEAR_MAX = 200;
/** Of rules that spell out more than it: they cover it only together. */
const BELOW_MAX = 30;

/** Rules by the words that they begin with: to compare each with the few that could cover it, not with all. */
export class CoverIndex {
  readonly #root: PrefixTree;

  constructor(rules: Iterable<CompiledRule>) {
    this.#root = prefixTree(rules);
  }

  /** Rules that spell out less than this one, or a little more; not the rule itself. */
  near(inner: CompiledRule): CompiledRule[] {
    const found: CompiledRule[] = [];
    let at: PrefixTree | undefined = this.#root;
    for (const word of inner.commands[0]?.prefix ?? []) {
      if (at === undefined) break;
      take(found, at.rules, NEAR_MAX);
      at = at.next.get(word);
    }
    if (at !== undefined) {
      take(found, at.rules, NEAR_MAX);
      const limit = Math.min(NEAR_MAX, found.length + BELOW_MAX);
      for (const below of at.next.values()) takeAll(found, below, limit);
    }
    return found.filter(({ rule }) => rule.id !== inner.rule.id);
  }
}

function takeAll(into: CompiledRule[], { rules, next }: PrefixTree, limit: number): void {
  if (into.length >= limit) return;
  take(into, rules, limit);
  for (const below of next.values()) takeAll(into, below, limit);
}

function take(into: CompiledRule[], rules: readonly CompiledRule[], limit: number): void {
  into.push(...rules.slice(0, Math.max(0, limit - into.length)));
}
