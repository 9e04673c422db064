import type { SimpleCommand } from '../../shell/command.ts';
import { canonicalWord, hasExpansion } from '../compile/canonical.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { spellings } from '../judge/match-command.ts';
import { type PrefixTree, prefixTree } from './prefix-tree.ts';

/** Allow rules, found by the words that a command starts with: the few that could know it among very many. */
export class RuleIndex {
  readonly #root: PrefixTree;

  constructor(rules: Iterable<CompiledRule>) {
    this.#root = prefixTree(rules);
  }

  /** Rules whose leading words are this command's, or could be where it holds expansions. Each once. */
  *candidates(command: SimpleCommand): Generator<CompiledRule> {
    const seen = new Set<CompiledRule>();
    for (const words of spellings(command.words))
      for (const rule of below(this.#root, words.map(canonicalWord))) {
        if (seen.has(rule)) continue;
        seen.add(rule);
        yield rule;
      }
  }
}

function* below({ rules, next }: PrefixTree, [word, ...rest]: readonly string[]): Generator<CompiledRule> {
  yield* rules;
  if (word === undefined) return;
  if (!hasExpansion(word)) {
    const found = next.get(word);
    if (found !== undefined) yield* below(found, rest);
    return;
  }
  // An expansion could be any number of words, so whatever follows it could be anything.
  for (const one of next.values()) yield* all(one);
}

function* all({ rules, next }: PrefixTree): Generator<CompiledRule> {
  yield* rules;
  for (const one of next.values()) yield* all(one);
}
