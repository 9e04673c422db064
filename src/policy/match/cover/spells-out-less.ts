import { behindRunner } from '../../shell/unwrap/runners.ts';
import { unwrap } from '../../shell/unwrap/unwrap.ts';
import { literalWord, type Word } from '../../shell/word.ts';
import type { CommandPattern } from '../compile/compiled-rule.ts';

/**
 * Whether `outer` could leave open what `inner` spells out of a command inside: then `inner` also covers what is run
 * inside a wrapper or by a runner (`spells-out.ts`), and `outer` does not, though it matches the same words.
 */
export function spellsOutLess(outer: CommandPattern, inner: CommandPattern): boolean {
  if (isSame(outer, inner)) return false;
  if (inner.source !== null && runsOthers(inner.source)) return true;
  if (inner.parts === null)
    return inner.prefix.length > outer.prefix.length && runsOthers([...inner.prefix, 'x'].map(literalWord));
  const last = inner.parts.at(-1);
  if (inner.parts.length === 1 || last?.kind !== 'text' || !last.text.includes(' ')) return false;
  const other = outer.parts?.at(-1);
  return other?.kind !== 'text' || !other.text.endsWith(last.text);
}

/** Whether two patterns are one, and of one kind: an expression looks at expansions in another way than a glob. */
export function isSame(a: CommandPattern, b: CommandPattern): boolean {
  return a.words.pattern() === b.words.pattern() && (a.parts === null) === (b.parts === null);
}

const runsOthers = (words: readonly Word[]): boolean =>
  unwrap(words) !== null || behindRunner(words) !== null;
