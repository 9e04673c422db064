import { type PatternPart } from '../../compile/pattern-part.ts';
import { endsOpen } from '../../compile/word-pattern.ts';

type Token = { kind: 'character'; text: string } | { kind: 'any' } | { kind: 'one'; class: string };

/**
 * Whether one glob takes in another part by part: each text of the outer one stands in the inner one as it is. That is
 * more than inclusion, and says the same of commands that only look like a denied one.
 */
export function globInGlob(outer: readonly PatternPart[], inner: readonly PatternPart[]): boolean {
  const wide = variants(outer);
  return variants(inner).every((one) => wide.some((pattern) => includes(pattern, one)));
}

/** A blank and `*` at the end also match nothing, so the pattern is two. */
function variants(parts: readonly PatternPart[]): Token[][] {
  const whole = parts.flatMap(tokens);
  if (!endsOpen(parts)) return [whole];
  return [whole, whole.slice(0, -2)];
}

function tokens(part: PatternPart): Token[] {
  if (part.kind === 'text') return Array.from(part.text, (text) => ({ kind: 'character', text }));
  return part.kind === 'any' ? [part] : [{ kind: 'one', class: part.class }];
}

/** Whether every text of `inner` is one of `outer`: `outer`'s `*` takes anything, `inner`'s `*` only fits into one. */
function includes(outer: readonly Token[], inner: readonly Token[]): boolean {
  // reached[j]: whether the first tokens of `outer` so far include the first j of `inner`.
  let reached = [true, ...inner.map(() => false)];
  for (const token of outer) {
    const next: boolean[] = [token.kind === 'any' && (reached[0] ?? false)];
    for (const [index, other] of inner.entries()) {
      const taken = (reached[index] ?? false) && fits(token, other);
      next.push(token.kind === 'any' ? (reached[index + 1] ?? false) || (next[index] ?? false) : taken);
    }
    reached = next;
  }
  return reached.at(-1) ?? false;
}

function fits(outer: Token, inner: Token): boolean {
  if (outer.kind === 'character') return inner.kind === 'character' && inner.text === outer.text;
  return outer.kind === 'one' && inner.kind === 'one' && inner.class === outer.class;
}
