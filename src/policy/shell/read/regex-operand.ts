import type { Word as ParsedWord } from 'unbash';

/** What must not be left in the text of an expression: there bash would read something else than the parser. */
const LEFT_OVER = /[<>;&`\s]|\|\||\$[({['"]/;

/**
 * Whether bash could read the expression behind `=~` otherwise than the parser did. Parentheses and bars are part of it,
 * as long as each one that is opened is closed.
 */
export function isAmbiguousRegex({ text, parts }: ParsedWord): boolean {
  const literals =
    parts === undefined
      ? [text]
      : parts.map((part) => ('value' in part && isBare(part.type) ? part.text : ''));
  const bare = literals.join('').replaceAll(/\\[\s\S]/g, '');
  if (LEFT_OVER.test(bare)) return true;
  let depth = 0;
  for (const character of bare) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return true;
  }
  // Quotes and substitutions between parentheses are read by another part of bash.
  const hasOthers = parts?.some(({ type }) => !isBare(type) && !isVariable(type)) === true;
  return depth !== 0 || (hasOthers && bare.includes('('));
}

const isBare = (type: string): boolean =>
  type === 'Literal' || type === 'Glob' || type === 'BraceExpansion' || type === 'ExtendedGlob';

const isVariable = (type: string): boolean => type === 'SimpleExpansion' || type === 'ParameterExpansion';
