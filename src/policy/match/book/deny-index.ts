import type { SimpleCommand } from '../../shell/command.ts';
import { canonicalWord, hasExpansion } from '../compile/canonical.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { askedWords, baseOf, givenWords } from '../judge/deny-lookalike.ts';

/** Rules of one program, or of any. */
class Shelf {
  /** Those that spell out no word besides their program and options. */
  readonly #open: CompiledRule[] = [];
  /** The others, each by one word without which it matches no command. */
  readonly #byWord = new Map<string, CompiledRule[]>();

  add(rule: CompiledRule): void {
    const source = rule.commands[0]?.source ?? null;
    const [longest] = source === null ? [] : askedWords(source).sort((a, b) => b.length - a.length);
    if (longest === undefined) this.#open.push(rule);
    else this.#byWord.set(longest, [...(this.#byWord.get(longest) ?? []), rule]);
  }

  /** @param given null if the words are not known. */
  *find(given: ReadonlySet<string> | null): Generator<CompiledRule> {
    yield* this.#open;
    if (given === null) for (const rules of this.#byWord.values()) yield* rules;
    else for (const word of given) yield* this.#byWord.get(word) ?? [];
  }
}

/**
 * Deny rules, found by their program, whatever path is in front of it, and by one of their words. What is denied can be
 * spelt in other orders and with other options, so the words are not told apart by their places.
 */
export class DenyIndex {
  readonly #ofAny = new Shelf();
  readonly #byProgram = new Map<string, Shelf>();

  constructor(rules: readonly CompiledRule[]) {
    for (const rule of rules) this.#shelfOf(rule).add(rule);
  }

  /** Rules that could mean this command, or begin a sequence that does. Each once. */
  *candidates({ words }: SimpleCommand): Generator<CompiledRule> {
    const [program] = words;
    const given = givenWords(words);
    yield* this.#ofAny.find(given);
    if (program === undefined) return;
    const name = canonicalWord(program);
    if (hasExpansion(name)) for (const shelf of this.#byProgram.values()) yield* shelf.find(given);
    else yield* this.#byProgram.get(baseOf(name))?.find(given) ?? [];
  }

  #shelfOf({ commands: [first] }: CompiledRule): Shelf {
    const [name] = first?.prefix ?? [];
    if (name === undefined || hasExpansion(name)) return this.#ofAny;
    const base = baseOf(name);
    const shelf = this.#byProgram.get(base) ?? new Shelf();
    this.#byProgram.set(base, shelf);
    return shelf;
  }
}
