import type { Waiting } from './waiting-line.ts';

/** How waiting is shown. Lines end at whatever comes next; `clear` takes away what was only for the moment. */
export interface Display {
  draw(waiting: Waiting, leftMs: number): void;
  say(line: string): void;
  clear(): void;
}

/** Where progress goes; a part of a `tty.WriteStream`. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}
