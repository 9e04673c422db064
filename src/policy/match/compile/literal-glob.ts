import type { PatternPart } from './pattern-part.ts';

/** Whether a text is matched by a glob. */
export type TextMatcher = (text: string) => boolean;

/**
 * Matches globs that hold nothing but text and `*`, as nearly all do, without an expression: what stands between the
 * stars has to be there in this order. It says what RE2 says of the same parts, holds next to nothing and takes a tenth
 * of the time.
 * @returns null for parts that only RE2 answers for: with `?` or brackets, or with half a character.
 */
export function literalGlob(parts: readonly PatternPart[]): TextMatcher | null {
  const texts = [''];
  for (const part of parts) {
    if (part.kind === 'any') texts.push('');
    else if (part.kind === 'text' && part.text.isWellFormed()) texts[texts.length - 1] += part.text;
    else return null;
  }
  const [start = '', ...others] = texts;
  const end = others.pop();
  if (end === undefined) return (text) => text === start;
  return (text) => standsIn(text, start, others, end);
}

/** The first place for each is the best one: whatever follows has the most room then. */
function standsIn(text: string, start: string, between: readonly string[], end: string): boolean {
  if (!text.startsWith(start)) return false;
  let at = start.length;
  for (const one of between) {
    const place = text.indexOf(one, at);
    if (place < 0) return false;
    at = place + one.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}
