import type { Display, Terminal } from './display.ts';
import { waitingLine, waitingText } from './waiting-line.ts';

/** How often a log that nobody redraws is told that waiting goes on, in ms. */
const REMIND_MS = 30_000;

/** Lines for a log: one whenever something changed, and one each half minute. */
export function createPlainLines(terminal: Pick<Terminal, 'write'>, now: () => number): Display {
  let last = { text: '', expiresAt: '', at: 0 };
  return {
    draw(waiting, leftMs) {
      const text = waitingText(waiting);
      const expiresAt = waiting.request.expires_at;
      const same = text === last.text && expiresAt === last.expiresAt;
      if (same && now() - last.at < REMIND_MS) return;
      last = { text, expiresAt, at: now() };
      terminal.write(`expacti: ${waitingLine(waiting, leftMs)}\n`);
    },
    say(line) {
      terminal.write(`expacti: ${line}\n`);
    },
    clear() {},
  };
}
