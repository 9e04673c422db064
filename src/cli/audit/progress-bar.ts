import { grouped } from './chain-text.ts';

const ERASE_LINE = '\r\u001B[2K';
const WIDTH = 24;
/** Between two drawings on a terminal, and between two lines elsewhere, in ms. */
const DRAW_MS = 100;
const LINE_MS = 10_000;

/** How far something long is: a bar on a terminal, else a line now and then. */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  #last: number = performance.now();
  #drawn = false;

  constructor(stream: NodeJS.WriteStream = process.stderr) {
    this.#stream = stream;
  }

  /** @param total how many there are as far as it is known; there may be more in the end. */
  show(what: string, done: number, total: number): void {
    const now = performance.now();
    if (now - this.#last < (this.#stream.isTTY ? DRAW_MS : LINE_MS)) return;
    this.#last = now;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const text = `${what} ${Math.floor(share * 100)}% (${grouped(done)} of ${grouped(Math.max(done, total))})`;
    if (!this.#stream.isTTY) {
      this.#stream.write(`expacti: ${text}\n`);
      return;
    }
    const filled = Math.round(share * WIDTH);
    this.#stream.write(`${ERASE_LINE}[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${text}`);
    this.#drawn = true;
  }

  /** Removes the bar. */
  clear(): void {
    if (this.#drawn) this.#stream.write(ERASE_LINE);
    this.#drawn = false;
  }
}
