import { RE2JSException } from 're2js';
import type { RulePattern } from '../../rule.ts';
import type { Assignment, Redirect, Run, SimpleCommand } from '../../shell/command.ts';
import { type SpeltOption, speltOptions } from '../../shell/opaque/spelt-options.ts';
import { parseScript } from '../../shell/parse.ts';
import { markOwnValues } from '../../shell/read/own-values.ts';
import { variablesIn } from '../../shell/read/set-variables.ts';
import { type Word } from '../../shell/word.ts';
import { canonicalWord } from './canonical.ts';
import type {
  AssignmentPattern,
  CommandPattern,
  CompiledRule,
  OptionPattern,
  RedirectPattern,
} from './compiled-rule.ts';
import { Expression } from './expression.ts';
import { type PatternPart } from './pattern-part.ts';
import { regexPrefix } from './regex-prefix.ts';
import { compileParts, patternParts } from './word-pattern.ts';

/** Characters of a rule's text. */
const PATTERN_LENGTH_MAX = 2000;

/** Why a text cannot be a rule. */
export class UncompilableRule extends Error {}

/**
 * Makes a rule ready to be matched.
 * @throws UncompilableRule with a sentence for the person who wrote it.
 */
export function compileRule<Of extends RulePattern>(rule: Of): CompiledRule<Of> {
  if (rule.pattern.length > PATTERN_LENGTH_MAX)
    throw new UncompilableRule(`The pattern has more than ${PATTERN_LENGTH_MAX} characters.`);
  try {
    return rule.type === 'regex' ? compileRegex(rule) : compileCommands(rule);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new UncompilableRule(`RE2 does not take this expression: ${error.message}`);
  }
}

function compileRegex<Of extends RulePattern>(rule: Of): CompiledRule<Of> {
  const words = Expression.checked(rule.pattern);
  const command: CommandPattern = {
    words,
    parts: null,
    source: null,
    prefix: regexPrefix(rule.pattern),
    assignments: [],
    redirects: [],
    options: [],
  };
  return { rule, commands: [command], operators: [], words: [] };
}

function compileCommands<Of extends RulePattern>(rule: Of): CompiledRule<Of> {
  const { commands, operators } = oneRun(rule.pattern);
  const isGlob = rule.type === 'glob';
  return {
    rule,
    commands: commands.map((command) => compileCommand(command, isGlob)),
    operators,
    words: commands.map(({ words }) => words),
  };
}

/** A rule is one command, or commands joined at one level. */
function oneRun(pattern: string): Run {
  const { commands, runs, opacities, isCompound, variables } = parseScript(pattern);
  const names = new Set([...variables, ...commands.flatMap(variablesIn)]);
  for (const command of commands) markOwnValues(command, names);
  const broken = opacities.find(({ code }) => code === 'syntax-error' || code === 'ambiguous-word');
  if (broken !== undefined) throw new UncompilableRule(broken.text);
  const [run] = runs;
  if (run === undefined || runs.length > 1 || isCompound || run.commands.length !== commands.length)
    throw new UncompilableRule(
      'A rule is one command, or commands joined by operators; loops, conditions, groups and substitutions need a rule for each command in them.',
    );
  return run;
}

function compileCommand(
  { words, assignments, redirects, input }: SimpleCommand,
  isGlob: boolean,
): CommandPattern {
  if (input.length > 0) throw new UncompilableRule('A here-document is input; a rule does not spell it out.');
  const parts = partsOf(words, isGlob);
  return {
    words: compileParts(parts),
    parts,
    source: words,
    prefix: prefixOf(words, isGlob),
    assignments: assignments.map((one) => compileAssignment(one, isGlob)),
    redirects: redirects.map((one) => compileRedirect(one, isGlob)),
    options: speltOptions(words).map((one) => compileOption(one, isGlob)),
  };
}

/** In an exact rule a `*` is the `*` that bash would expand, and stands for itself. */
function partsOf(words: readonly Word[], isGlob: boolean): PatternPart[] {
  if (isGlob) {
    const [odd] = words.flatMap(({ pieces }) => pieces).flatMap(unknownWildcard);
    if (odd !== undefined) throw new UncompilableRule(`A glob has *, ? and […]; ${odd} is none of them.`);
    return patternParts(words);
  }
  return [{ kind: 'text', text: words.map(canonicalWord).join(' ') }];
}

function unknownWildcard(piece: Word['pieces'][number]): string[] {
  if (piece.kind === 'literal' || piece.why !== 'pathname' || /^(?:\*+|\?|\[.*\])$/s.test(piece.source))
    return [];
  return [piece.source];
}

function prefixOf(words: readonly Word[], isGlob: boolean): string[] {
  const isOpen = ({ pieces }: Word): boolean =>
    isGlob && pieces.some((piece) => piece.kind === 'unknown' && piece.why === 'pathname');
  const end = words.findIndex(isOpen);
  return (end < 0 ? words : words.slice(0, end)).map(canonicalWord);
}

function compileAssignment(
  { name, values, append, isArray }: Assignment,
  isGlob: boolean,
): AssignmentPattern {
  if (isArray) throw new UncompilableRule('A rule does not spell out arrays.');
  return { name, append, value: compileParts(partsOf(values, isGlob)) };
}

function compileOption({ name, value }: SpeltOption, isGlob: boolean): OptionPattern {
  return { name, value: value === null ? null : compileParts(partsOf([value], isGlob)) };
}

function compileRedirect(
  { operator, descriptor, target, writes }: Redirect,
  isGlob: boolean,
): RedirectPattern {
  const isOpen =
    isGlob && target.pieces.some((piece) => piece.kind === 'unknown' && piece.why === 'pathname');
  return { operator, descriptor, target: compileParts(partsOf([target], isGlob)), isOpen, writes };
}
