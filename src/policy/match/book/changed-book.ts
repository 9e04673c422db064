import type { Rule } from '../../rule.ts';
import type { SimpleCommand } from '../../shell/command.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { type RuleBook, type RuleLookup, ruleBook } from './rule-book.ts';

/** A rule book with some rules taken out and others laid on top, without making ten thousand ready again. */
export function changedBook(book: RuleBook, without: ReadonlySet<string>, added: readonly Rule[]): RuleBook {
  const more = ruleBook(added);
  return {
    allow: new Changed(book.allow, without, more.allow),
    deny: new Changed(book.deny, without, more.deny),
    compiled: book.compiled,
  };
}

class Changed implements RuleLookup {
  readonly #before: RuleLookup;
  readonly #without: ReadonlySet<string>;
  readonly #added: RuleLookup;

  constructor(before: RuleLookup, without: ReadonlySet<string>, added: RuleLookup) {
    this.#before = before;
    this.#without = without;
    this.#added = added;
  }

  *candidates(command: SimpleCommand): Generator<CompiledRule> {
    for (const compiled of this.#before.candidates(command))
      if (!this.#without.has(compiled.rule.id)) yield compiled;
    yield* this.#added.candidates(command);
  }
}
