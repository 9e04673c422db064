import type { PastDenial } from '../../rulebook/past.ts';
import { inline, inlineCode, person } from './text.ts';
import { day } from './time.ts';

/** Denials that are listed; more are counted. */
const LISTED_MAX = 5;

/** Denials by people, each in a line: what, who, when and why. The newest first; a few, and how many more. */
export function denialLines(denied: readonly PastDenial[]): string {
  return listLines(
    denied.map(
      ({ command, by, at, reason }) =>
        `${inlineCode(command, 150)} – ${person(by)}, ${day(at)}${reason === null ? '' : `: ${inline(reason, 150)}`}`,
    ),
  );
}

/** The first lines of a list, and how many more there are. */
export function listLines(lines: readonly string[]): string {
  const more = lines.length > LISTED_MAX ? [`… and ${lines.length - LISTED_MAX} more`] : [];
  return [...lines.slice(0, LISTED_MAX).map((line) => `•  ${line}`), ...more].join('\n');
}
