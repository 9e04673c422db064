import type { Word as ParsedWord, WordPart } from 'unbash';

/**
 * What must not be left in a word's unquoted literal text after a clean parse. The parser is known to read a digit or
 * `{x}` glued to a process substitution, and odd subscripts, otherwise than bash (`ls 1>(rm x)`, `a[1 2]$(rm x)`):
 * there an operator remains inside of a word.
 */
const LEFT_OVER = /[()<>;&|`\s]|\$[({['"]/;

/** Whether bash could read this word otherwise than the parser did. */
export function isAmbiguous({ text, parts }: ParsedWord): boolean {
  if (parts === undefined) return isSuspicious(text);
  return parts.some(isAmbiguousPart);
}

function isAmbiguousPart(part: WordPart): boolean {
  if (part.type === 'Literal') return isSuspicious(part.text);
  // A backslash before a line end inside $'…' is kept by bash and dropped by others.
  if (part.type === 'AnsiCQuoted') return part.text.includes('\\\n');
  if (part.type === 'Glob' || part.type === 'BraceExpansion') return isSuspicious(part.text);
  return false;
}

function isSuspicious(text: string): boolean {
  return LEFT_OVER.test(text.replace(/\\[\s\S]/g, ''));
}
