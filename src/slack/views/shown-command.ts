import { SHOWN_COMMAND_LINES, SHOWN_COMMAND_MAX } from './limits.ts';
import { escapedLength, spellOut, takeEnd, takeStart } from './text.ts';

/** A command as a card can show it. */
export interface ShownCommand {
  /** Spelt out, and cut in the middle where it is too long. */
  text: string;
  /** Whether something was left out. */
  cut: boolean;
  /** Whether hidden characters had to be spelt out. */
  hidden: boolean;
}

/** The command for a code block: whole where it fits, else its start and its end, which is where tails are hidden. */
export function shownCommand(command: string): ShownCommand {
  const whole = spellOut(command);
  const hidden = whole !== command;
  const lines = whole.split('\n');
  if (escapedLength(whole) <= SHOWN_COMMAND_MAX && lines.length <= SHOWN_COMMAND_LINES) {
    return { text: whole, cut: false, hidden };
  }
  const half = SHOWN_COMMAND_LINES / 2;
  const tall = lines.length > SHOWN_COMMAND_LINES;
  const start = takeStart(tall ? lines.slice(0, half).join('\n') : whole, SHOWN_COMMAND_MAX / 2);
  const end = takeEnd(tall ? lines.slice(-half).join('\n') : whole, SHOWN_COMMAND_MAX / 2);
  const left = Array.from(whole).length - Array.from(start).length - Array.from(end).length;
  return { text: `${start}\n… ${count(left)} characters are left out here …\n${end}`, cut: true, hidden };
}

/** `12,345` */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}
