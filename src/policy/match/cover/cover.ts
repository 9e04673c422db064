import type { RulePattern } from '../../rule.ts';
import { analyse } from '../../shell/analyse.ts';
import type { CommandPattern, CompiledRule } from '../compile/compiled-rule.ts';
import { matchesText } from '../judge/matches-text.ts';
import { coversRest } from './cover-rest.ts';
import { coversScope, scopeParts } from './cover-scope.ts';
import { globInGlob } from './inclusion/glob-in-glob.ts';
import { typed, wordsInWords } from './inclusion/words-in-words.ts';
import { isSame } from './spells-out-less.ts';

/** Whether what one rule matches is matched by others, too, in all of its scope. */
export type Cover =
  | { kind: 'covered' }
  /** `witness` is a command that the rule matches and the others do not. */
  | { kind: 'not-covered'; witness: string }
  /** An honest no: it could be, and is not proven. */
  | { kind: 'not-decided' };

const COVERED: Cover = { kind: 'covered' };
const NOT_DECIDED: Cover = { kind: 'not-decided' };

/**
 * Whether `inner` is covered by these rules of the same effect, by one of them or by several together. Patterns of allow
 * rules are compared as automata; of deny rules part by part, since they also match what only looks like them.
 */
export function coverOf(
  outer: readonly CompiledRule<RulePattern>[],
  inner: CompiledRule<RulePattern>,
): Cover {
  let cover = COVERED;
  for (const rule of scopeParts(inner.rule)) {
    cover = coverInPart(outer, { ...inner, rule });
    if (cover.kind !== 'covered') return cover;
  }
  return cover;
}

function coverInPart(outer: readonly CompiledRule<RulePattern>[], inner: CompiledRule<RulePattern>): Cover {
  const able = outer.filter((one) => isAble(one, inner));
  if (able.some((one) => one.commands.every((command, at) => coversAsWritten(command, inner.commands[at]))))
    return COVERED;
  const [command, ...more] = inner.commands;
  if (inner.rule.effect === 'deny' || able.length === 0 || command === undefined || more.length > 0)
    return NOT_DECIDED;
  const patterns = able.flatMap(({ commands }) => commands);
  const found = wordsInWords(patterns, command, false);
  if (found.kind === 'included') return COVERED;
  return found.kind === 'not-included' ? witnessed(able, inner, typed(found.text)) : NOT_DECIDED;
}

/** Whether `outer` alone is proven to cover `inner`. */
export function covers(outer: CompiledRule<RulePattern>, inner: CompiledRule<RulePattern>): boolean {
  return coverOf([outer], inner).kind === 'covered';
}

/** Whatever `allowed` matches is certain to be denied by `denying`, in all of its scope. */
export function isShadowed(allowed: CompiledRule<RulePattern>, denying: CompiledRule<RulePattern>): boolean {
  const [command, ...more] = allowed.commands;
  const [denied, ...others] = denying.commands;
  if (command === undefined || denied === undefined || more.length + others.length > 0) return false;
  if (denied.assignments.length + denied.redirects.length > 0) return false;
  if (!coversScope(denying.rule, allowed.rule)) return false;
  return wordsInWords([denied], command, true).kind === 'included';
}

/** Whether scope and everything but the words would let `outer` cover `inner`. */
function isAble(outer: CompiledRule<RulePattern>, inner: CompiledRule<RulePattern>): boolean {
  return (
    outer.rule.effect === inner.rule.effect &&
    coversScope(outer.rule, inner.rule) &&
    outer.commands.length === inner.commands.length &&
    outer.operators.every((operator, index) => operator === inner.operators[index]) &&
    outer.commands.every((command, index) => {
      const other = inner.commands[index];
      return other !== undefined && coversRest(command, other);
    })
  );
}

function coversAsWritten(outer: CommandPattern, inner: CommandPattern | undefined): boolean {
  if (inner === undefined) return false;
  if (isSame(outer, inner)) return true;
  return outer.parts !== null && inner.parts !== null && globInGlob(outer.parts, inner.parts);
}

/** A witness counts when the matcher itself says so of it. */
function witnessed(
  outer: readonly CompiledRule<RulePattern>[],
  inner: CompiledRule<RulePattern>,
  witness: string,
): Cover {
  const analysis = analyse(witness);
  const holds = matchesText(inner, analysis) && !outer.some((one) => matchesText(one, analysis));
  return holds ? { kind: 'not-covered', witness } : NOT_DECIDED;
}

/** The shortest command that a rule matches, and who else matches it: to tell most rules apart without an automaton. */
export function someCommand(
  rule: CompiledRule<RulePattern>,
): { text: string; isMatchedBy: (other: CompiledRule<RulePattern>) => boolean } | null {
  const [command, ...more] = rule.commands;
  if (command === undefined) return null;
  // What stands besides words is spelt out, and `*` is a word as any other.
  const { assignments, redirects, options } = command;
  const isPlain = more.length + assignments.length + redirects.length + options.length === 0;
  if (rule.rule.type === 'exact' || !isPlain) return known(rule.rule.pattern.trim());
  const found = wordsInWords([], command, false);
  return found.kind === 'not-included' ? known(typed(found.text)) : null;
}

function known(text: string): ReturnType<typeof someCommand> {
  const analysis = analyse(text);
  return { text, isMatchedBy: (other) => matchesText(other, analysis) };
}
