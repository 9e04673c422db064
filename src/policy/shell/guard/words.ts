import type { HereDoc, Word as ParsedWord, Redirection, SyntaxNode, WordPart } from 'unbash';

/**
 * What must not be left in a word's unquoted literal text after a clean parse. The parser is known to read a digit or
 * `{x}` glued to a process substitution, and odd subscripts, otherwise than bash (`ls 1>(rm x)`, `a[1 2]$(rm x)`):
 * there an operator remains inside a word.
 */
const LEFT_OVER = /[()<>;&|`\s]|\$[({['"]/;

/** Whether bash could read this word otherwise than the parser did. */
export function isAmbiguous(word: ParsedWord): boolean {
  const { text, parts } = word;
  if (parts === undefined) return isSuspicious(text) || couldExpandBraces(withoutEscapes(text));
  return (
    leavesOut(word, parts) ||
    parts.some(isAmbiguousPart) ||
    hasOddBraces(parts) ||
    parts.some(endsInDollar) ||
    parts.some(isJoinedByBraces)
  );
}

/**
 * Whether some of a word stands in none of its parts: the parser drops a process substitution behind a bracket
 * (`{a[x]}>(reboot)`).
 */
function leavesOut({ pos, end }: ParsedWord, parts: readonly WordPart[]): boolean {
  let at = pos;
  for (const part of parts) {
    if (part.pos !== at) return true;
    at = part.end;
  }
  return at !== end;
}

/** Whether bash could find an expansion in a here-document where the parser found text. */
export function isAmbiguousDocument({ delimiter, body: { text, parts } }: HereDoc): boolean {
  if (delimiter?.quoted === true) return false;
  return parts === undefined ? OPENS.test(withoutEscapes(text)) : parts.some(isAmbiguousInQuotes);
}

/** The beginning of an expansion, left as text: the parser found no end of it (`"$["`). */
const OPENS = /\$[({[]|`/;

/** In double quotes and here-documents. */
const isAmbiguousInQuotes = ({ type, text }: WordPart): boolean =>
  type === 'Literal' && OPENS.test(withoutEscapes(text));

/** `"$$(a)"`: a dollar that is read twice. */
function isDollarBeforeBracket({ text }: WordPart, index: number, parts: readonly WordPart[]): boolean {
  return text === '$$' && /^[({[]/.test(parts[index + 1]?.text ?? '');
}

/** Bash reads an array in a substitution a second time, without its backslashes (`$(x=(\`a\`))`). */
export const losesEscapes = (node: SyntaxNode): boolean =>
  node.type === 'Assignment' &&
  node.value.type === 'ArrayValue' &&
  node.value.elements.some(({ text }) => text.includes('\\'));

/** Whether an expansion has no end: the parser takes that in a here-document. */
export function isUnclosed(text: string): boolean {
  if (text.startsWith('`')) return !/^`.*(?<!\\)`$/s.test(text);
  if (/^.\(/.test(text)) return !text.endsWith(')');
  if (text.startsWith('${')) return !text.endsWith('}');
  return text.startsWith('$[') && !text.endsWith(']');
}

/** A dollar in front of a bracket begins an expansion for bash, though a glob follows for the parser (`$[x[1]`). */
function endsInDollar({ type, text }: WordPart, index: number, parts: readonly WordPart[]): boolean {
  return type === 'Literal' && index + 1 < parts.length && withoutEscapes(text).endsWith('$');
}

/**
 * Whether braces are left as text although bash could expand them: `{},x}` is two words. No expression, since one would
 * look from every brace to the end of the text again.
 */
function couldExpandBraces(text: string): boolean {
  const inside = text.slice(text.indexOf('{') + 1, Math.max(0, text.lastIndexOf('}')));
  return text.includes('{') && (inside.includes(',') || inside.includes('..'));
}

function hasOddBraces(parts: readonly WordPart[]): boolean {
  const unquoted = parts.filter(
    ({ type }) => type === 'Literal' || type === 'BraceExpansion' || type === 'Glob',
  );
  const hasLiteral = unquoted.some(
    ({ type, text }) => type === 'Literal' && /[{}]/.test(withoutEscapes(text)),
  );
  return hasLiteral && couldExpandBraces(unquoted.map(({ text }) => withoutEscapes(text)).join(''));
}

function isAmbiguousPart(part: WordPart): boolean {
  if (part.type === 'Literal') return isSuspicious(part.text);
  // A backslash before a line end inside $'…' is kept by bash and dropped by others.
  if (part.type === 'AnsiCQuoted') return part.text.includes('\\\n');
  if (part.type === 'DoubleQuoted' || part.type === 'LocaleString')
    return part.parts.some(isAmbiguousInQuotes) || part.parts.some(isDollarBeforeBracket);
  // Between `Z` and `a` stands a backtick, and bash reads it as one: `{Z..a}reboot{Z..a}` runs reboot.
  if (part.type === 'BraceExpansion' && /[A-Z]\.\.[a-z]|[a-z]\.\.[A-Z]/.test(part.text)) return true;
  if (part.type === 'Glob' || part.type === 'BraceExpansion') return isSuspicious(part.text);
  return false;
}

function isSuspicious(text: string): boolean {
  return LEFT_OVER.test(withoutEscapes(text));
}

/** Braces are expanded as text, before variables: `{a,$X}y` is `ay $Xy`, and `$X{a,b}` is `$Xa $Xb`. */
function isJoinedByBraces(part: WordPart, index: number, parts: readonly WordPart[]): boolean {
  if (part.type !== 'BraceExpansion') return false;
  const endsInName = parts[index - 1]?.type === 'SimpleExpansion';
  return endsInName || (index + 1 < parts.length && /\$\w+[,}]/.test(part.text));
}

const withoutEscapes = (text: string): string => text.replaceAll(/\\[\s\S]/g, '');

/** Whether an extended glob stands there: `bash -c` refuses it but in a pattern of `[[ ]]`, since `extglob` is off. */
export function hasExtendedGlob(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Word':
      return node.parts?.some(({ type }) => type === 'ExtendedGlob') === true;
    case 'Assignment':
      return hasExtendedGlob(node.value);
    case 'ArrayValue':
      return node.elements.some(hasExtendedGlob);
    case 'Redirect':
    case 'HereString':
      return node.target !== undefined && hasExtendedGlob(node.target);
    default:
      return false;
  }
}

/**
 * Whether a word begins where something else ends, without a blank between them: the parser then took apart what bash
 * reads as one word (`A>(x)B` is one word to bash).
 * @param nodes of one command or list, in the order of the source.
 */
export function haveTouchingWords(nodes: readonly SyntaxNode[]): boolean {
  return nodes.some((node, index) => {
    const before = nodes[index - 1];
    return (
      before !== undefined && before.end === node.pos && (node.type === 'Word' || node.type === 'Assignment')
    );
  });
}

/**
 * Whether bash reads the target of a redirect otherwise: it ends `>&-` at the dash, whatever follows, and takes a number or
 * `{x}` in front of another redirect for that one's descriptor, even where a target has to stand (`>1>f`).
 * @param text that the redirect stands in.
 */
export function isGluedTarget(redirect: Redirection, text: string): boolean {
  if (redirect.type === 'HereDoc' || redirect.target === undefined) return false;
  const { operator, target } = redirect;
  if (/[<>]/.test(text.charAt(target.end)) && /^(?:\d+|\{.*\})$/s.test(target.text)) return true;
  return (operator === '>&' || operator === '<&') && /^(?:\d*-.|\d+\D)/s.test(target.text);
}

/**
 * Whether a line is continued in the middle of something, or the text ends in a backslash: `$\⏎x` is `$x` to bash, and
 * a lone backslash at the end is read in more than one way. A blank before the backslash is how people continue a line.
 */
export function breaksLinesOddly(text: string): boolean {
  return /\S\\\n|\\[ \t]+\\\n/.test(text) || (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1;
}
