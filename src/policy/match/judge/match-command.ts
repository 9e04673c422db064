import type { SimpleCommand } from '../../shell/command.ts';
import { type SpeltOption, speltOptions } from '../../shell/opaque/spelt-options.ts';
import { isControlled } from '../../shell/read/own-values.ts';
import { literalOf, literalStart, type Word } from '../../shell/word.ts';
import {
  canonicalWord,
  canonicalWords,
  EXPANSION_SAMPLES,
  hasExpansion,
  withExpansionsAs,
} from '../compile/canonical.ts';
import type { CommandPattern } from '../compile/compiled-rule.ts';
import { couldMatch } from './could-match.ts';
import { looksLikeDenied } from './deny-lookalike.ts';

/**
 * Whether an allow rule's pattern matches this command: its words, every assignment in front, every redirect that writes
 * or whose target only the text itself could tell.
 */
export function matches(pattern: CommandPattern, command: SimpleCommand): boolean {
  return (
    knowsWords(pattern, canonicalWords(command.words)) &&
    spellsOutTheRest(pattern, command) &&
    speltOptions(command.words).every((one) => pattern.options.some((asked) => knowsOption(asked, one)))
  );
}

function knowsOption({ name, value }: CommandPattern['options'][number], given: SpeltOption): boolean {
  if (name !== given.name || (value === null) !== (given.value === null)) return false;
  return value === null || given.value === null || value.matches(canonicalWord(given.value));
}

function knowsWords({ words, parts }: CommandPattern, canonical: string): boolean {
  if (parts !== null || !hasExpansion(canonical)) return words.matches(canonical);
  return EXPANSION_SAMPLES.every((value) => words.matches(withExpansionsAs(canonical, value)));
}

function spellsOutTheRest(pattern: CommandPattern, { assignments, redirects }: SimpleCommand): boolean {
  const opening = redirects.filter(needsSpellingOut);
  return (
    assignments.every((one) => pattern.assignments.some((asked) => matchesAssignment(asked, one))) &&
    opening.every((one) => pattern.redirects.some((asked) => matchesRedirect(asked, one))) &&
    hasAskedRest(pattern, { assignments, redirects })
  );
}

/** Whether what the pattern spells out besides words is there. */
function hasAskedRest(
  pattern: CommandPattern,
  { assignments, redirects }: Pick<SimpleCommand, 'assignments' | 'redirects'>,
): boolean {
  return (
    pattern.assignments.every((asked) => assignments.some((one) => matchesAssignment(asked, one))) &&
    pattern.redirects.every((asked) => redirects.some((one) => matchesRedirect(asked, one)))
  );
}

/** A variable as it stands, without a default that the text chose. */
const PLAIN_VARIABLE = /^\$(?:\w+|\{\w+\})$|^~[\w.+-]*$/;

/**
 * Whether a rule has to spell a redirect out: it writes, or it reads from a place that the text itself chose without
 * spelling it out, since bash connects to `/dev/tcp/host/port`, also to read. A variable from outside is configuration of
 * the place where the command runs. `< <(command)` reads what the command prints, which is judged like any other.
 */
export function needsSpellingOut({ writes, target }: SimpleCommand['redirects'][number]): boolean {
  const { pieces } = target;
  const [first, ...rest] = pieces;
  const isProcess = rest.length === 0 && first?.kind === 'unknown' && first.source.startsWith('<(');
  const isLiteral = pieces.every(({ kind }) => kind === 'literal');
  const isOutside =
    !isControlled(target) &&
    !literalStart(target).startsWith('/dev') &&
    pieces.every((piece) => piece.kind === 'literal' || PLAIN_VARIABLE.test(piece.source));
  return writes || !(isLiteral || isProcess || isOutside);
}

function matchesAssignment(
  asked: CommandPattern['assignments'][number],
  { name, values, append, isArray }: SimpleCommand['assignments'][number],
): boolean {
  return (
    asked.name === name && asked.append === append && !isArray && asked.value.matches(canonicalWords(values))
  );
}

function matchesRedirect(
  asked: CommandPattern['redirects'][number],
  { operator, descriptor, target }: SimpleCommand['redirects'][number],
): boolean {
  if (asked.operator !== operator || asked.descriptor !== descriptor) return false;
  // `> /tmp/*` is about files below /tmp.
  if (asked.isOpen && /(?:^|\/)\.\.(?:\/|$)/.test(literalOf(target) ?? '')) return false;
  if (asked.isOpen && literalOf(target) === null) return false;
  return asked.target.matches(canonicalWord(target));
}

/** How far options and their values in front of a subcommand are looked through. */
const OPTIONS_IN_FRONT_MAX = 8;

export type Denial = 'certain' | 'possible' | null;

/**
 * Whether a deny rule's pattern matches this command. Wider than allow: a path in front of the name changes nothing, nor
 * do assignments and redirects that the pattern does not speak of; `possible` where an expansion could make it match.
 */
export function denies(pattern: CommandPattern, command: SimpleCommand): Denial {
  if (!hasAskedRest(pattern, command)) return null;
  let denial: Denial = null;
  for (const { canonical, isKnown } of spelt(command.words)) {
    if (isKnown && !canonical.startsWith(startOf(pattern))) continue;
    if (pattern.words.matches(canonical)) return 'certain';
    if (!isKnown && couldMatch(pattern, canonical)) denial = 'possible';
  }
  return denial ?? (isRespelt(pattern, command) ? 'possible' : null);
}

function isRespelt({ words, source }: CommandPattern, command: SimpleCommand): boolean {
  if (source !== null) return looksLikeDenied(source, command.words);
  // An expression is asked again without the options in front of the subcommand, and their values.
  const [name, ...args] = command.words;
  if (name === undefined || args[0] === undefined || !literalStart(args[0]).startsWith('-')) return false;
  return args
    .slice(0, OPTIONS_IN_FRONT_MAX)
    .some((_, index) => words.matches(canonicalWords([name, ...args.slice(index + 1)])));
}

/** What whatever a pattern matches begins with. A blank at its end goes with the open end behind it. */
function startOf({ parts }: CommandPattern): string {
  const [first] = parts ?? [];
  return first?.kind === 'text' ? first.text.trimEnd() : '';
}

/** A command is compared with every rule of its program, so what it spells is written down once. */
const SPELT = new WeakMap<readonly Word[], { canonical: string; isKnown: boolean }[]>();

function spelt(words: readonly Word[]): { canonical: string; isKnown: boolean }[] {
  const before = SPELT.get(words);
  if (before !== undefined) return before;
  const all = spellings(words).map((one) => {
    const canonical = canonicalWords(one);
    return { canonical, isKnown: !hasExpansion(canonical) };
  });
  SPELT.set(words, all);
  return all;
}

/** As written, and with the base name of a path. */
export function spellings(words: readonly Word[]): (readonly Word[])[] {
  const [name, ...args] = words;
  const path = literalOf(name);
  if (path === null || !path.includes('/')) return [words];
  const base = path.slice(path.lastIndexOf('/') + 1);
  return [words, [{ source: base, pieces: [{ kind: 'literal', text: base }] }, ...args]];
}
