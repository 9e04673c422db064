import type { SimpleCommand } from '../shell/command.ts';
import { canonicalWord, hasExpansion } from './canonical.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { spellings } from './match-command.ts';

/** A tree over the leading words of rules: to find the few that could know a command among very many. */
interface Node {
  rules: CompiledRule[];
  next: Map<string, Node>;
}

const node = (): Node => ({ rules: [], next: new Map() });

/** Allow rules, found by the words a command starts with. A sequence is found by its first command. */
export class RuleIndex {
  readonly #root = node();

  constructor(rules: Iterable<CompiledRule>) {
    for (const rule of rules) {
      let at = this.#root;
      for (const word of rule.commands[0]?.prefix ?? []) {
        const below = at.next.get(word) ?? node();
        at.next.set(word, below);
        at = below;
      }
      at.rules.push(rule);
    }
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

function* below({ rules, next }: Node, [word, ...rest]: readonly string[]): Generator<CompiledRule> {
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

function* all({ rules, next }: Node): Generator<CompiledRule> {
  yield* rules;
  for (const one of next.values()) yield* all(one);
}
