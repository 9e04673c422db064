import type { Rule } from '../../../src/policy/rule.ts';
import { allow, deny } from '../../support/rules/rules.ts';

/** One published way past a list of allowed commands, with commands of our own that try it. */
export interface BypassClass {
  name: string;
  /** The advisory, the manual or the report where the way is described. */
  source: string;
  cases: readonly BypassCase[];
}

/**
 * Rules a team would have, and a command that should not pass. A rule that begins with `!` denies; `exact:` and `regex:`
 * name its type, a glob needs none.
 */
export type BypassCase = readonly [rules: readonly string[], command: string, expected?: 'ask' | 'deny'];

export function toRule(text: string): Rule {
  const make = text.startsWith('!') ? deny : allow;
  const [, type = 'glob', pattern = ''] = /^!?(?:(exact|regex):)?(.*)$/s.exec(text) ?? [];
  return make(pattern, type as Rule['type']);
}
