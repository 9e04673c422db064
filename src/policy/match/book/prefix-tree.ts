import type { CompiledRule } from '../compile/compiled-rule.ts';

/** Rules that begin with the same words, and those that go on with more. */
export interface PrefixTree {
  rules: CompiledRule[];
  next: Map<string, PrefixTree>;
}

/** Rules by the leading words that they spell out; a sequence goes by those of its first command. */
export function prefixTree(rules: Iterable<CompiledRule>): PrefixTree {
  const root: PrefixTree = { rules: [], next: new Map() };
  for (const rule of rules) {
    let at = root;
    for (const word of rule.commands[0]?.prefix ?? []) {
      const below = at.next.get(word) ?? { rules: [], next: new Map() };
      at.next.set(word, below);
      at = below;
    }
    at.rules.push(rule);
  }
  return root;
}
