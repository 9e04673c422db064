import type { NotablePart } from '../../../policy/notable-parts.ts';
import { cutInside } from './cut-inside.ts';
import { escapedLength } from './text.ts';

interface Room {
  /** Lines in all, those that mark gaps included. */
  lines: number;
  /** Characters in all after escaping. */
  characters: number;
}

/** How long one line may be, in characters after escaping: the first that leaves room for it. */
const NOTABLE_MAX = [600, 300, 100];
const END_MAX = [600, 400, 100];
const OTHER_MAX = [200];
/** What is left is given to lines that were cut. */
const GROWN_MAX = [2_200, 1_600, 1_100, 700];

/**
 * A text of many or long lines, cut to the room there is: the first and the last line that are not blank, then the lines
 * of `notable` parts in their order, then what fits of the others from both ends. Each gap is marked with its count of lines.
 */
export function cutLines(lines: readonly string[], notable: readonly NotablePart[], room: Room): string {
  const cut = new Cut(lines, notable, room);
  const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === '';
  const first = lines.findIndex((line) => !isBlank(line));
  const last = lines.findLastIndex((line) => !isBlank(line));
  // Tails are where things are hidden.
  for (const index of [first, last]) cut.keep(index, END_MAX);
  for (const { line } of notable) cut.keep(line - 1, NOTABLE_MAX);
  fill(cut, first, last);
  for (const index of cut.gapsOfOne()) cut.keep(index, OTHER_MAX);
  cut.grow(GROWN_MAX);
  return cut.text();
}

/** Keeps lines from both ends towards the middle, as long as there is room at that end. */
function fill(cut: Cut, first: number, last: number): void {
  let [top, bottom] = [first, last];
  let [isTopOpen, isBottomOpen] = [true, true];
  while ((isTopOpen || isBottomOpen) && top < bottom) {
    if (isTopOpen) isTopOpen = cut.keep((top += 1), OTHER_MAX);
    if (isBottomOpen && top < bottom) isBottomOpen = cut.keep((bottom -= 1), OTHER_MAX);
  }
}

/** The lines that are kept so far. It never holds more than there is room for. */
class Cut {
  readonly #lines: readonly string[];
  readonly #room: Room;
  /** By index of a line: where its notable parts begin. */
  readonly #columns = new Map<number, number[]>();
  /** By index: the line as it is shown. */
  #kept = new Map<number, string>();

  constructor(lines: readonly string[], notable: readonly NotablePart[], room: Room) {
    this.#lines = lines;
    for (const { line, column } of notable)
      this.#columns.set(line - 1, [...(this.#columns.get(line - 1) ?? []), column]);
    this.#room = room;
  }

  /** Keeps a line, cut to the first of `limits` that fits. @returns whether it is kept. */
  keep(index: number, limits: readonly number[]): boolean {
    const line = this.#lines[index];
    if (line === undefined) return false;
    if (this.#kept.has(index)) return true;
    return limits.some((max) => this.#try(index, this.#inside(index, max)));
  }

  /** Shows more of the lines that were cut inside. */
  grow(limits: readonly number[]): void {
    for (const [index, shown] of this.#kept)
      if (shown !== this.#lines[index])
        limits.some((max) => {
          const longer = this.#inside(index, max);
          return escapedLength(longer) > escapedLength(shown) && this.#try(index, longer);
        });
  }

  /** Lines that stand alone between kept ones: marking them would take as much room as showing them. */
  gapsOfOne(): number[] {
    return this.#lines.flatMap((_line, index) =>
      !this.#kept.has(index) &&
      (index === 0 || this.#kept.has(index - 1)) &&
      (index === this.#lines.length - 1 || this.#kept.has(index + 1))
        ? [index]
        : [],
    );
  }

  text(): string {
    return rendered(this.#kept, this.#lines.length).join('\n');
  }

  #inside(index: number, max: number): string {
    return cutInside(this.#lines[index] ?? '', max, this.#columns.get(index));
  }

  #try(index: number, shown: string): boolean {
    const kept = new Map(this.#kept).set(index, shown);
    const out = rendered(kept, this.#lines.length);
    if (out.length > this.#room.lines || escapedLength(out.join('\n')) > this.#room.characters) return false;
    this.#kept = kept;
    return true;
  }
}

function rendered(kept: ReadonlyMap<number, string>, total: number): string[] {
  const out: string[] = [];
  let next = 0;
  const gap = (hidden: number): void => {
    if (hidden > 0)
      out.push(`… ${hidden.toLocaleString('en-US')} ${hidden === 1 ? 'line' : 'lines'} hidden …`);
  };
  for (const [index, line] of [...kept].sort(([a], [b]) => a - b)) {
    gap(index - next);
    out.push(line);
    next = index + 1;
  }
  gap(total - next);
  return out;
}
