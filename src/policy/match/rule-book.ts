import type { Rule } from '../rule.ts';
import { compileRule } from './compile-rule.ts';
import { RuleIndex } from './rule-index.ts';

/** A team's rules made ready to judge by. Build it once for many requests. */
export interface RuleBook {
  allow: RuleIndex;
  deny: RuleIndex;
}

/**
 * Rules that do not compile are left out of `allow`. That never happens to rules that were checked when they were made;
 * were a deny rule left out, something could pass, so that is a fault.
 * @throws where a deny rule does not compile.
 */
export function ruleBook(rules: readonly Rule[]): RuleBook {
  const allow = rules.filter(({ effect }) => effect === 'allow').flatMap((rule) => compiledOrNone(rule));
  const deny = rules.filter(({ effect }) => effect === 'deny').map(compileRule);
  // What is denied can be spelt in other orders, so only the program tells deny rules apart.
  return { allow: new RuleIndex(allow), deny: new RuleIndex(deny, 1) };
}

function compiledOrNone(rule: Rule): ReturnType<typeof compileRule>[] {
  try {
    return [compileRule(rule)];
  } catch {
    return [];
  }
}
