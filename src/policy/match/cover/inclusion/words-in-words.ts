import { EXPANSION_SAMPLES } from '../../compile/canonical.ts';
import type { CommandPattern } from '../../compile/compiled-rule.ts';
import type { Expression } from '../../compile/expression.ts';
import { type Inclusion, inclusion } from './inclusion.ts';

/** An expansion as it stands in canonical words; no rule's text spells this one out. */
const SOME_EXPANSION = '\uE000\u{FFFFD}\uE003';
/** The value that is least like anything that a rule spells out. */
const ODDEST = EXPANSION_SAMPLES.at(-1) ?? '';

/**
 * Whether the words that one pattern matches are matched by some of the others, commands with expansions included: a glob's
 * `*` takes one in as it is, an expression has to match the command with every value that is tried (`matches`).
 * @param asWritten whether the outer patterns look at expansions as they are written, as deny rules do.
 */
export function wordsInWords(
  outer: readonly CommandPattern[],
  inner: CommandPattern,
  asWritten: boolean,
): Inclusion {
  // The same expansion spelt out by both is for whoever compares part by part.
  if (inner.parts?.some((part) => part.kind === 'text' && part.text.includes('\uE000')) === true)
    return { kind: 'not-decided' };
  const [only, ...more] = inner.parts ?? [];
  if (only?.kind === 'text' && more.length === 0) return textInWords(outer, only.text);
  const isExpression = outer.map(({ parts }) => parts === null && !asWritten);
  return inclusion(
    outer.map(({ words }) => words),
    inner.words,
    {
      wordsOnly: true,
      special: {
        shown: SOME_EXPANSION,
        inner: inner.parts === null ? ODDEST : SOME_EXPANSION,
        outer: (place) => (isExpression[place] === true ? EXPANSION_SAMPLES : [SOME_EXPANSION]),
      },
    },
  );
}

/** One text alone is matched; that says the same as its automaton, at once. */
const textInWords = (outer: readonly CommandPattern[], text: string): Inclusion =>
  outer.some(({ words }) => words.matches(text)) ? { kind: 'included' } : { kind: 'not-included', text };

/** Whether every value that one pattern takes is taken by another: what is assigned, or where a redirect goes. */
export function valueInValue(outer: Expression, inner: Expression): boolean {
  if (outer.pattern() === inner.pattern()) return true;
  // Only a glob's open end takes an expansion that is spelt out; whoever wants to know compares part by part.
  if (inner.pattern().includes('\uE000')) return false;
  const special = { shown: SOME_EXPANSION, inner: SOME_EXPANSION, outer: () => [SOME_EXPANSION] };
  return inclusion([outer], inner, { wordsOnly: false, special }).kind === 'included';
}

/** The words of a witness as somebody would type them. */
export function typed(words: string): string {
  return words.split(' ').map(typedWord).join(' ');
}

function typedWord(word: string): string {
  if (word === '\uE002') return "''";
  return word
    .split(SOME_EXPANSION)
    .map((text) => (/^[\w./:=@%+,-]*$/.test(text) ? text : quoted(text)))
    .join(`"\${X}"`);
}

const quoted = (text: string): string =>
  `'${text.replaceAll('\uE001', ' ').replaceAll("'", String.raw`'\''`)}'`;
