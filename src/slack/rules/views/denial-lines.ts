import type { PastDenial } from '../../../rulebook/preview/past.ts';
import { inline, inlineCode, person } from '../../kit/text/text.ts';
import { day } from '../../kit/text/time.ts';

/** Denials that are listed; more are counted. */
const LISTED_MAX = 5;

/** Denials by people, each in a line: what, who, when and why. The newest first; a few, and how many more. */
export function denialLines(denied: readonly PastDenial[]): string {
  return listLines(
    denied,
    ({ command, by, at, reason }) =>
      `${inlineCode(command, 150)} – ${person(by)}, ${day(at)}${reason === null ? '' : `: ${inline(reason, 150)}`}`,
  );
}

/** The first of many things, a line each, and how many more there are. */
export function listLines<One>(all: readonly One[], line: (one: One) => string): string {
  const shown = all.slice(0, LISTED_MAX).map((one) => `•  ${line(one)}`);
  const more = all.length > LISTED_MAX ? [`… and ${all.length - LISTED_MAX} more`] : [];
  return [...shown, ...more].join('\n');
}
