import type { Rule } from '../../rule.ts';
import type { SimpleCommand } from '../../shell/command.ts';
import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { DenyIndex } from './deny-index.ts';
import { RuleIndex } from './rule-index.ts';

/** Finds the few rules that could know a command. */
export interface RuleLookup {
  candidates(command: SimpleCommand): Iterable<CompiledRule>;
}

/** A team's rules made ready to judge by. Build it once for many requests. */
export interface RuleBook {
  allow: RuleLookup;
  deny: RuleLookup;
  /** What was made of each pattern, so that the next book need not make it again. */
  compiled: ReadonlyMap<string, CompiledRule>;
}

/**
 * Rules that do not compile are left out of `allow`. That never happens to rules that were checked when they were made;
 * were a deny rule left out, something could pass, so that is a fault.
 * @param before the book that this one takes the place of: ten thousand patterns take seconds to be made ready.
 * @throws if a deny rule does not compile.
 */
export function ruleBook(rules: readonly Rule[], before?: RuleBook): RuleBook {
  const compiled = new Map<string, CompiledRule>();
  const ready = (rule: Rule): CompiledRule => {
    const key = `${rule.type} ${rule.pattern}`;
    const known = compiled.get(key) ?? before?.compiled.get(key);
    const own = known === undefined ? compileRule(rule) : { ...known, rule };
    compiled.set(key, own);
    return own;
  };
  const allow = rules.filter(({ effect }) => effect === 'allow').flatMap((rule) => readyOrNone(rule, ready));
  const deny = rules.filter(({ effect }) => effect === 'deny').map(ready);
  return { allow: new RuleIndex(allow), deny: new DenyIndex(deny), compiled };
}

function readyOrNone(rule: Rule, ready: (rule: Rule) => CompiledRule): CompiledRule[] {
  try {
    return [ready(rule)];
  } catch {
    return [];
  }
}
