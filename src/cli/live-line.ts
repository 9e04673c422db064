import { cutEnd, type Measure, piecesOf } from '../text/cut.ts';
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
export const fitColumns = (line: string, columns: number): string => cutEnd(line, columns, columnsOf);

/** Two columns for emoji and for letters as wide as Chinese ones (UAX #11), one for all others. */
const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\uff01-\uff60]/u;

const columnsOf: Measure = (text) =>
  piecesOf(text).reduce((columns, piece) => columns + (WIDE.test(piece) ? 2 : 1), 0);
