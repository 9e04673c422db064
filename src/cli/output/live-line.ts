import { piecesOf } from '../../text/cut.ts';
import type { Display, Terminal } from './display.ts';
import { waitingLine } from './waiting-line.ts';

const ERASE_LINE = '\r\u001B[2K';
const DIM = '\u001B[2m';
const RESET = '\u001B[22m';

/** One line at the foot of a terminal, drawn anew over itself. */
export function createLiveLine(terminal: Terminal): Display {
  let drawn = false;
  const clear = (): void => {
    if (drawn) terminal.write(ERASE_LINE);
    drawn = false;
  };
  return {
    draw(waiting, leftMs) {
      const line = fitColumns(`expacti: ${waitingLine(waiting, leftMs)}`, (terminal.columns ?? 80) - 1);
      terminal.write(`${ERASE_LINE}${DIM}${line}${RESET}`);
      drawn = true;
    },
    say(line) {
      clear();
      terminal.write(`expacti: ${line}\n`);
    },
    clear,
  };
}

/** The line cut to the width of a terminal: a line that wraps cannot be erased as one. */
export function fitColumns(line: string, columns: number): string {
  const pieces = piecesOf(line);
  const widths = pieces.map((piece) => (WIDE.test(piece) ? 2 : 1));
  let left = columns;
  const kept = widths.findIndex((width, at) => {
    left -= width;
    return left < (at === widths.length - 1 ? 0 : 1);
  });
  return kept < 0 ? line : `${pieces.slice(0, kept).join('')}…`;
}

/** Emoji and letters as wide as Chinese ones take two columns (UAX #11). */
const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u;
