import type { Rule, RulePattern } from '../../rule.ts';
import type { Operator } from '../../shell/command.ts';
import type { Word } from '../../shell/word.ts';
import type { Expression } from './expression.ts';
import type { PatternPart } from './pattern-part.ts';

/** What one simple command of a rule's text asks for. */
export interface CommandPattern {
  /** Over canonical words, anchored at both ends. */
  words: Expression;
  /** The same for a question that RE2 does not answer: what could match. Null for a regex. */
  parts: readonly PatternPart[] | null;
  /** The words as they were written. Null for a regex. */
  source: readonly Word[] | null;
  /** The leading words that are spelt out, for the index. */
  prefix: readonly string[];
  assignments: readonly AssignmentPattern[];
  redirects: readonly RedirectPattern[];
  /** Options that `*` does not cover, where the rule spells them out. */
  options: readonly OptionPattern[];
}

export interface AssignmentPattern {
  name: string;
  append: boolean;
  /** Over the canonical value. */
  value: Expression;
}

export interface RedirectPattern {
  operator: string;
  descriptor: string | null;
  /** Over the canonical target. */
  target: Expression;
  /** Whether `*` stands in the target: then no `..` may. */
  isOpen: boolean;
  writes: boolean;
}

export interface OptionPattern {
  name: string;
  /** Over the canonical value; null if it takes none. */
  value: Expression | null;
}

/** A rule made ready to be matched. */
export interface CompiledRule<Of extends RulePattern = Rule> {
  rule: Of;
  /** One command, or a sequence with the operators between them. */
  commands: readonly CommandPattern[];
  operators: readonly Operator[];
  /** The words of each command as they were written, for refusals. Empty for a regex. */
  words: readonly (readonly Word[])[];
}
