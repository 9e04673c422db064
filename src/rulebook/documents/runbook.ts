import { analyse } from '../../policy/shell/analyse.ts';
import { shapeOf } from '../../policy/shell/shape.ts';
import { hasEveryWord } from '../lookup/has-every-word.ts';
import type { PastDenial } from '../preview/past.ts';

/** A denial with the shape of what was denied. */
export interface ShapedDenial extends PastDenial {
  shape: string;
}

/** What the runbook says of commands of one shape. */
export interface RunbookEntry {
  shape: string;
  /** At least one, the newest first. */
  denials: readonly [ShapedDenial, ...ShapedDenial[]];
}

/** The shape of a text; of one that runs nothing that can be read, the text itself. */
export function shapeOfText(command: string): string {
  return shapeOf(analyse(command)) || command.trim();
}

/**
 * Denials in which every one of the words stands, by the shape of their commands: in the command, its shape, the reason,
 * the environment, the repository or the reviewer. The entry with the newest denial comes first.
 * @param denials the newest first
 */
export function runbookEntries(denials: readonly ShapedDenial[], words: string): RunbookEntry[] {
  const byShape = new Map<string, [ShapedDenial, ...ShapedDenial[]]>();
  for (const denial of denials) {
    if (!hasEveryWord(textOf(denial), words)) continue;
    const held = byShape.get(denial.shape);
    if (held === undefined) byShape.set(denial.shape, [denial]);
    else held.push(denial);
  }
  return [...byShape].map(([shape, held]) => ({ shape, denials: held }));
}

/** The entry that this request's denial is part of; null if none is. */
export function entryWith(entries: readonly RunbookEntry[], requestId: string): RunbookEntry | null {
  return entries.find(({ denials }) => denials.some((denial) => denial.requestId === requestId)) ?? null;
}

function textOf({ command, shape, reason, environment, repository, by }: ShapedDenial): string {
  return [command, shape, reason ?? '', environment, repository ?? '', by].join('\n');
}
