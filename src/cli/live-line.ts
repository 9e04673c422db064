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
      const line = cut(`expacti: ${waitingLine(waiting, leftMs)}`, (terminal.columns ?? 80) - 1);
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

/** A line that wraps cannot be erased as one. */
export function cut(line: string, columns: number): string {
  const characters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  return characters.length <= columns ? line : `${characters.slice(0, Math.max(0, columns - 1)).join('')}…`;
}
