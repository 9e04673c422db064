import type { NotablePart } from '../../../policy/notable-parts.ts';
import { SHOWN_COMMAND_LINES, SHOWN_COMMAND_MAX } from '../blocks/limits.ts';
import { cutLines } from '../text/cut-lines.ts';
import { escapedLength, spellOut } from '../text/text.ts';

/** A command as a card can show it. */
export interface ShownCommand {
  /** Spelled out, and cut by lines if it is too long. */
  text: string;
  /** Whether something was left out. */
  cut: boolean;
  /** Whether hidden characters had to be spelled out. */
  hidden: boolean;
}

/**
 * A cut that saves no more than a fifth is not worth it: a command that is longer than a cut one by less than that is
 * shown whole.
 */
const WHOLE_LINES = Math.floor(SHOWN_COMMAND_LINES / 0.8);
const CUT_MAX = SHOWN_COMMAND_MAX * 0.8;

/**
 * The command for a code block: whole if it fits, else its first and last line, the notable parts and what fits of the
 * others, with the count of lines in every gap.
 * @param notable parts that stay visible, the most important first.
 */
export function shownCommand(command: string, notable: readonly NotablePart[] = []): ShownCommand {
  const whole = spellOut(command);
  const hidden = whole !== command;
  const lines = whole.split('\n');
  if (escapedLength(whole) <= SHOWN_COMMAND_MAX && lines.length <= WHOLE_LINES)
    return { text: whole, cut: false, hidden };
  const text = cutLines(lines, spelledOut(command, notable), {
    lines: SHOWN_COMMAND_LINES,
    characters: CUT_MAX,
  });
  return { text, cut: true, hidden };
}

/** Where the parts begin once the hidden characters in front of them are spelled out. */
function spelledOut(command: string, notable: readonly NotablePart[]): NotablePart[] {
  const lines = command.split('\n');
  return notable.map(({ line, column }) => ({
    line,
    column: spellOut((lines[line - 1] ?? '').slice(0, column)).length,
  }));
}

/** `12,345` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}
