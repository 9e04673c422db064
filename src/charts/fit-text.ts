import { piecesOf, takeEnd, takeStart } from '../text/cut.ts';

/** What measures a text, such as the context of a canvas with its font set. */
export interface Ruler {
  measureText(text: string): { width: number };
}

/** Of each end of a text no more is measured: no line of a picture is as long. */
const END_MAX = 200;

/**
 * A text that is at most so wide, in units of the ruler: whole where it fits, else with an ellipsis in its middle, since
 * the start says what a command does, and the end to what. What people see as one character is not parted.
 */
export function fitText(text: string, width: number, ruler: Ruler): string {
  const fits = (one: string): boolean => ruler.measureText(one).width <= width;
  const isShort = text.length <= 2 * END_MAX;
  if (isShort && fits(text)) return text;
  const start = piecesOf(isShort ? text : takeStart(text, END_MAX));
  const end = isShort ? start : piecesOf(takeEnd(text, END_MAX));
  const cut = (kept: number): string => {
    const tail = Math.floor(kept / 2);
    return `${start.slice(0, kept - tail).join('')}…${tail === 0 ? '' : end.slice(-tail).join('')}`;
  };
  let [low, high] = [0, isShort ? start.length - 1 : start.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(cut(middle))) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
