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

/** Programs that an answer is kept for: callers name as many as they like. */
const PROGRAMS_MAX = 1_000;

/** Rules of one effect, found by the words a command starts with. A sequence is found by its first command. */
export class RuleIndex {
  readonly #root = node();
  readonly size: number;
  readonly #depth: number;
  /** Of an index that looks at the program alone, what is found for each. */
  readonly #byProgram = new Map<string, CompiledRule[]>();

  /** @param depth by how many leading words rules are told apart. */
  constructor(rules: readonly CompiledRule[], depth = Number.POSITIVE_INFINITY) {
    this.size = rules.length;
    this.#depth = depth;
    for (const rule of rules) {
      let at = this.#root;
      for (const word of rule.commands[0]?.prefix.slice(0, depth) ?? []) {
        const below = at.next.get(word) ?? node();
        at.next.set(word, below);
        at = below;
      }
      at.rules.push(rule);
    }
  }

  /** Rules whose leading words are this command's, or could be where it holds expansions. Each once. */
  candidates(command: SimpleCommand): Iterable<CompiledRule> {
    const [program] = command.words;
    if (this.#depth !== 1 || program === undefined) return this.#search(command);
    const name = canonicalWord(program);
    const known = this.#byProgram.get(name);
    if (known !== undefined) return known;
    const found = Array.from(this.#search(command));
    if (this.#byProgram.size < PROGRAMS_MAX) this.#byProgram.set(name, found);
    return found;
  }

  *#search(command: SimpleCommand): Generator<CompiledRule> {
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
