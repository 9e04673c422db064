import { RE2JS } from 're2js';
import { knownProgram } from '../../programs/catalogue.ts';
import { findByShape } from '../../redact/find/texts.ts';
import type { RulePattern } from '../../rule.ts';
import { analyse, type JudgedCommand } from '../../shell/analyse.ts';
import { hasHiddenCharacters } from '../../shell/hidden/hidden.ts';
import { isInterpreter } from '../../shell/opaque/interpreters.ts';
import { isWrapper } from '../../shell/unwrap/unwrap.ts';
import { literalOf, literalStart, type Word } from '../../shell/word.ts';
import { matchesText } from '../judge/matches-text.ts';
import { isRepositoryGlob } from '../repositories/repository-glob.ts';
import { compileRule, UncompilableRule } from './compile-rule.ts';
import type { CompiledRule } from './compiled-rule.ts';

/** Something that keeps a text from becoming a rule, on the field where it stands. */
export interface Refusal {
  field: 'pattern' | 'repositories' | 'example' | 'reason';
  /** One sentence that says what is wrong and what would be right. */
  text: string;
}

/**
 * Why a rule is refused when it is made; empty if it may be. The same for every way in: API, import, Slack.
 * @param example a command that the rule has to know, or null.
 */
export function refusals(rule: RulePattern, example: string | null): Refusal[] {
  if (rule.reason.trim() === '') return [{ field: 'reason', text: 'A rule needs a reason.' }];
  const odd = rule.repositories.find((glob) => !isRepositoryGlob(glob));
  if (odd !== undefined) return [{ field: 'repositories', text: `“${odd}” is no glob for repositories.` }];
  const secret = secretIn({
    pattern: rule.pattern,
    example: example ?? '',
    reason: rule.reason,
    repositories: rule.repositories.join('\n'),
  });
  if (secret !== null) return [secret];
  const compiled = compiledOrRefusal(rule);
  if ('text' in compiled) return [compiled];
  const wide = rule.effect === 'allow' ? tooWide(compiled) : null;
  if (wide !== null) return [{ field: 'pattern', text: wide }];
  if (example !== null && !matchesText(compiled, analyse(example)))
    return [{ field: 'example', text: `The rule does not match its own example: ${example}` }];
  return [];
}

/** A rule is stored, announced and exported as it is. Only what is a secret by its form is refused: `--token=*` is none. */
function secretIn(texts: Record<Refusal['field'], string>): Refusal | null {
  for (const field of ['pattern', 'example', 'reason', 'repositories'] as const)
    if (findByShape(texts[field]).length > 0)
      return {
        field,
        text: `The ${field === 'repositories' ? 'list of repositories' : field} holds a secret, and rules are shown to everyone. Put * in its place.`,
      };
  return null;
}

function compiledOrRefusal(rule: RulePattern): CompiledRule<RulePattern> | Refusal {
  if (rule.pattern.trim() === '') return { field: 'pattern', text: 'The pattern is empty.' };
  if (hasHiddenCharacters(rule.pattern))
    return { field: 'pattern', text: 'The pattern holds hidden or look-alike characters.' };
  try {
    return compileRule(rule);
  } catch (error) {
    if (error instanceof UncompilableRule) return { field: 'pattern', text: error.message };
    throw error;
  }
}

function tooWide(compiled: CompiledRule<RulePattern>): string | null {
  if (compiled.rule.type === 'regex') return wideRegex(compiled);
  const { reached, opacities } = analyse(compiled.rule.pattern);
  const [opaque] = opacities.filter(({ code }) => code !== 'dynamic-name');
  if (opaque?.code === 'wrapper-options')
    return 'A program that runs others has a wildcard where its options or its command begin: spell them out.';
  if (opaque !== undefined) return `${opaque.text} Such a command is never allowed by a rule.`;
  for (const judged of reached) {
    const why = wideCommand(judged);
    if (why !== null) return why;
  }
  return null;
}

function wideCommand({ command, via, wrapping }: JudgedCommand): string | null {
  const [name, ...args] = command.words;
  if (name === undefined) return null;
  const literal = literalOf(name);
  if (literal === null)
    return via.length === 0
      ? 'The name of the command has to be spelt out.'
      : `What ${via.at(-1)} runs has to be named: an open end there would let anything run.`;
  const base = literal.split('/').at(-1) ?? literal;
  if (wrapping === null && isInterpreter(base) && !namesItsProgram(args))
    return `${base} runs whatever it is given: name the script, or write a rule for the command itself.`;
  if (
    wrapping === null &&
    !isInterpreter(base) &&
    isWrapper(base) &&
    args.some(isOpen) &&
    mayRunAnything(base)
  )
    return `${base} with an open end would let anything run: spell out what it runs.`;
  return null;
}

const isOpen = (word: Word): boolean => literalOf(word) === null;

/** Wrappers that always run what they are given, so that an open end is a command; docker and find do other things. */
const mayRunAnything = (base: string): boolean =>
  !/^(?:docker|docker-compose|podman|podman-compose|nerdctl|kubectl|oc|find|direnv|op)$/.test(base) &&
  (knownProgram(base)?.runs ?? []).every(({ when }) => when === undefined);

/** Whether an interpreter's script, or its inline program, is spelled out. Without one it reads what it runs. */
function namesItsProgram(args: readonly Word[]): boolean {
  for (const word of args) {
    if (literalOf(word) === null) return literalStart(word) !== '' && !literalStart(word).startsWith('-');
    if (literalOf(word)?.startsWith('-') !== true) return true;
  }
  return args.some((word) => /^--?(?:version|help|V|v|h)$/.test(literalOf(word) ?? ''));
}

/** Commands that no allow rule may know by an expression that was not meant for them. */
const NEVER_BY_ACCIDENT = [
  'bash -c x',
  'sh -c x',
  'bash',
  'sudo x',
  'env x',
  'eval x',
  'xargs x',
  'ssh host x',
  'python -c x',
  'rm -rf /',
  'any words at all',
];

function wideRegex({ commands, rule }: CompiledRule<RulePattern>): string | null {
  const [pattern] = commands;
  if (pattern === undefined) return null;
  const known = NEVER_BY_ACCIDENT.find((text) => pattern.words.matches(text));
  if (known !== undefined) return `The expression also matches “${known}”: spell out the command's name.`;
  if (pattern.words.matches('')) return 'The expression also matches an empty command.';
  const name = /^(?:\^|\(\?:)?([\w./-]{2,})/.exec(rule.pattern)?.[1];
  if (name === undefined) return 'The expression has to begin with the name of the command, spelt out.';
  const open = openInterpreter(rule.pattern, name);
  if (open !== null) return open;
  return cannotMatch(rule.pattern)
    ? 'The expression cannot match anything: an anchor stands in its middle.'
    : null;
}

/** A shell or an interpreter has to be followed by its script, spelled out: `bash deploy\.sh .*`, `python -m pytest .*`. */
function openInterpreter(pattern: string, name: string): string | null {
  const base = name.split('/').at(-1) ?? name;
  if (!isInterpreter(base)) return null;
  const after = pattern.slice(pattern.indexOf(name) + name.length);
  return /^ (?:-m )?[\w/]/.test(after)
    ? null
    : `${base} runs whatever it is given: an expression has to name the script right behind it.`;
}

function cannotMatch(pattern: string): boolean {
  const bare = pattern.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return /[^(|^]\^|\$[^)|$]/.test(bare) || !canCompileAnchored(pattern);
}

function canCompileAnchored(pattern: string): boolean {
  return RE2JS.compile(`^(?:${pattern})$`, RE2JS.DOTALL).pattern() !== '';
}
