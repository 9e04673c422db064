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
  /** Lines of the whole command, and of what is shown of it. */
  lines: number;
  shownLines: number;
  /** Of the whole command. */
  characters: number;
}

/** How much of a command is shown. */
export interface Room {
  lines: number;
  /** After escaping. */
  characters: number;
}

/** A cut that saves no more than a fifth is not made. */
const WORTH_CUTTING = 0.8;

const ON_CARD: Room = { lines: SHOWN_COMMAND_LINES, characters: SHOWN_COMMAND_MAX * WORTH_CUTTING };

/**
 * The command for a code block: whole if it fits, else its first and last line, the notable parts and what fits of the
 * others, with the count of lines in every gap.
 * @param notable parts that stay visible, the most important first.
 * @param room by default what a card has.
 */
export function shownCommand(
  command: string,
  notable: readonly NotablePart[] = [],
  room: Room = ON_CARD,
): ShownCommand {
  const whole = spellOut(command);
  const hidden = whole !== command;
  const lines = whole.split('\n');
  const counts = { lines: lines.length, characters: whole.length };
  const fits =
    escapedLength(whole) <= room.characters / WORTH_CUTTING && lines.length <= room.lines / WORTH_CUTTING;
  if (fits) return { text: whole, cut: false, hidden, shownLines: lines.length, ...counts };
  const text = cutLines(lines, spelledOut(command, notable), room);
  const shownLines = text.split('\n').filter((line) => !GAP.test(line)).length;
  return { text, cut: true, hidden, shownLines, ...counts };
}

/** What stands in the place of lines that are left out. */
const GAP = /^… [\d,]+ lines? hidden …$/;

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
