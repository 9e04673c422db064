import type {
  AssignmentPattern,
  CommandPattern,
  OptionPattern,
  RedirectPattern,
} from '../compile/compiled-rule.ts';
import type { Expression } from '../compile/expression.ts';
import { valueInValue } from './inclusion/words-in-words.ts';
import { spellsOutLess } from './spells-out-less.ts';

/** Whether what `inner` spells out besides words, and of a command inside, lets `outer` know the same commands. */
export function coversRest(outer: CommandPattern, inner: CommandPattern): boolean {
  return (
    inPairs(outer.assignments, inner.assignments, coversAssignment) &&
    inPairs(outer.redirects, inner.redirects, coversRedirect) &&
    inner.options.every((one) => outer.options.some((other) => sameOption(one, other))) &&
    !spellsOutLess(outer, inner)
  );
}

/** One by one in their order: then whatever each of `narrow` is met by also meets its counterpart, and no other is left. */
function inPairs<One>(
  wide: readonly One[],
  narrow: readonly One[],
  covers: (wide: One, narrow: One) => boolean,
): boolean {
  return wide.length === narrow.length && wide.every((one, index) => covers(one, narrow[index] as One));
}

const isSame = (a: Expression, b: Expression): boolean => a.pattern() === b.pattern();

const coversAssignment = (wide: AssignmentPattern, narrow: AssignmentPattern): boolean =>
  wide.name === narrow.name && wide.append === narrow.append && valueInValue(wide.value, narrow.value);

function coversRedirect(wide: RedirectPattern, narrow: RedirectPattern): boolean {
  if (wide.operator !== narrow.operator || wide.descriptor !== narrow.descriptor) return false;
  if (isSame(wide.target, narrow.target)) return wide.isOpen === narrow.isOpen;
  // An open target takes no `..`, nor does a pattern that is open itself (`match-command.ts`).
  if (wide.isOpen && !narrow.isOpen && narrow.target.pattern().includes(String.raw`\.\.`)) return false;
  return wide.isOpen && !hasExpansion(narrow.target) && valueInValue(wide.target, narrow.target);
}

const hasExpansion = (target: Expression): boolean => target.pattern().includes('\uE000');

const sameOption = (a: OptionPattern, b: OptionPattern): boolean =>
  a.name === b.name && a.value?.pattern() === b.value?.pattern();
